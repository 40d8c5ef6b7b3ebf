extension SecretMarks {

    /// What is filled in and sent, with a mark in place of every secret that is written out in it: known by its own shape, or
    /// by the name it stands under.
    ///
    /// Names are looked for as bodies of requests have them: `"apiKey": "…"`, `api_key=…`, `<apiKey>…</apiKey>`. A value
    /// that is taken from elsewhere when the request is made (`${credentials.key}`) is none.
    func marking(template text: String, isSecret: (String) -> Bool) -> String {
        var marked = marking(text)
        marked.replace(/("([^"\\]{1,64})"\s*:\s*")((?:[^"\\]|\\.)*)(")/) { pair in
            "\(pair.output.1)\(valueToKeep(pair.output.3, of: pair.output.2, isSecret))\(pair.output.4)"
        }
        marked.replace(/(^|[?&\s])([A-Za-z0-9_.\-]{1,64})=([^&\s"'<>]+)/) { pair in
            "\(pair.output.1)\(pair.output.2)=\(valueToKeep(pair.output.3, of: pair.output.2, isSecret))"
        }
        marked.replace(/<([A-Za-z0-9_:.\-]{1,64})>([^<]+)<\//) { element in
            "<\(element.output.1)>\(valueToKeep(element.output.2, of: element.output.1, isSecret))</"
        }
        return marked
    }

    private func valueToKeep(_ value: Substring, of name: Substring, _ isSecret: (String) -> Bool) -> String {
        let text = String(value)
        guard isSecret(String(name)), !text.allSatisfy(\.isWhitespace), !text.holds(Self.prefix),
            !SecretFields.isTemplate(text)
        else { return text }
        return mark(of: text)
    }
}
