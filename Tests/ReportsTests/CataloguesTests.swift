import Assurance
import Frameworks
import Testing

@Suite struct `Framework catalogues` {

    @Test func `a clause is found by what cites it`() {
        #expect(Catalogues.requirement(.iso27001("A.8.2"))?.group == "Technological controls")
        #expect(Catalogues.requirement(.nist80053("AC-6(5)"))?.title == "Least Privilege | Privileged Accounts")
    }

    @Test func `a clause of another edition is not found`() {
        #expect(Catalogues.requirement(.iso27001("A.9.2.3")) == nil)
        #expect(Catalogues.requirement(.nistCSF("PR.AC-5")) == nil)
        #expect(Catalogues.requirements(of: Framework("none", "None")).isEmpty)
    }

    @Test func `of the CSA matrix there are identifiers and domains only`() {
        for requirement in Catalogues.requirements(of: .csaCCM) {
            #expect(requirement.title.contains(requirement.group) || requirement.title.contains(requirement.id))
        }
    }
}
