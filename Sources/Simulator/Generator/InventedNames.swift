/// What invented people and organisations are called.
enum InventedNames {
    static let given = words(
        """
        Ada Adam Aisha Alba Alma Amara Amir Ana Anders Anika Anton Aoife Ari Asha Astrid Aurel Bea Ben Bianca Boris
        Bruno Camille Carla Carlos Carmen Cecilia Chen Chloe Clara Claudio Dalia Daniel Daria David Delia Diego Dina
        Edda Elena Elias Elif Emil Emma Enzo Erik Esra Eva Fatima Felix Finn Flora Freya Gabor Georg Gita Grace Greta
        Hana Hans Hugo Ida Ilse Imran Ines Ingrid Ivan Jana Jonas Julia Kaan Karim Karin Kofi Lars Laura Leila Leon
        Lin Lotte Luca Lucia Magnus Maja Malik Marco Maria Marta Mei Mila Milan Mira Moritz Nadia Nils Nina Noor Nora
        Olaf Olga Omar Oscar Paula Pedro Petra Rafael Rania Ravi Rosa Ruth Samir Sara Selma Sven Tariq Thea Tom Uma
        Vera Viktor Wanda Yara Yusuf Zoe
        """)

    static let family = words(
        """
        Abbott Adler Aksoy Almeida Amsel Andersen Arslan Bakker Barros Bauer Becker Bell Berg Bianchi Blom Brandt
        Braun Brooks Bruun Calder Campos Castro Chandra Conti Costa Cruz Dahl Demir Dietz Duarte Dubois Eder Ekberg
        Engel Esposito Falk Faria Ferrari Fiala Fischer Flores Frank Fuchs Garcia Gatti Graf Greco Haas Hahn Hansen
        Hart Hauser Holm Horvat Huber Ibsen Ivanova Jansen Jensen Kaya Keller Khan Klein Koch Kovac Kraus Kumar Lang
        Larsen Lehmann Lind Lopez Lund Maier Marek Marino Meyer Moreau Moser Muller Nagy Nair Neri Nilsen Novak Olsen
        Ortiz Otto Ozturk Palmer Park Patel Pereira Petit Pinto Quist Rahman Ramos Reyes Ricci Richter Romero Rossi
        Roth Rowe Sahin Santos Sato Schmid Serra Silva Simon Singh Sousa Stein Storm Sturm Tanaka Thorn Torres Tran
        Vidal Vogel Voss Wagner Walsh Weber Weiss Wolf Wong Yilmaz Young Zeman Ziegler Zorn
        """)

    /// The organisation a tenant belongs to, and the domain of its people.
    static let organizations = [
        (name: "Northwind Care", domain: "northwind-care.example"),
        (name: "Harbour Lane Insurance", domain: "harbourlane.example"),
        (name: "Alder Valley Energy", domain: "aldervalley.example"),
        (name: "Sunfield Travel", domain: "sunfield.example"),
        (name: "Meridian Retail Bank", domain: "meridian-retail.example"),
    ]

    /// Divisions beside Home, the more the larger the tenant.
    static let divisions = ["Sales", "Service", "Back Office", "Claims", "Collections", "Partners", "North", "South"]

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
