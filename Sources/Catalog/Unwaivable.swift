public import Assurance
public import ContactCenter

extension Catalog {

    /// The controls nobody may waive, and why: no exception, no *not applicable* by hand.
    ///
    /// It is for what the law or a card scheme forbids without leave for anybody to allow it: card security codes kept
    /// after authorisation, recording against the law, prohibited practices of artificial intelligence. A control about one
    /// of these that joins the catalogue joins this list.
    public static let unwaivable: [Control.ID: String] = [
        // One finding speaks of card data and of personal data both, so neither can be accepted without the other.
        "DAT-05": """
        PCI DSS 4.0.1, 3.3.1.2 forbids keeping a card's security code after authorisation, whoever accepts the risk
        """,
        "DAT-12": """
        recording a call against the law of a jurisdiction is forbidden there, whoever accepts the risk
        """,
    ]
}
