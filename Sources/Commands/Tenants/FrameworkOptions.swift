import ArgumentParser
import Assurance
import Catalog
import Frameworks
import Inventory
import Reports

/// Which framework is printed of which capture, on which part of the tenant.
struct FrameworkOptions: ParsableArguments {
    @OptionGroup var archived: ArchivedOptions

    @OptionGroup var scope: ScopeOptions

    @OptionGroup var place: PlaceOptions

    /// A framework with what our controls and the tenant's own said; what is covered alone where no tenant is named.
    ///
    /// - Parameter choose: Finds the framework among those there are.
    func report(of tenant: String?, choose: (Library) throws -> Library.Choice) throws -> FrameworkReport {
        let library = try place.library()
        let choice = try choose(library)
        let own = try tenant.map { try place.tenant($0).ownControls() } ?? []
        let controls = Catalog.controls + own.controls
        let coverage = try library.covered(choice, by: controls)
        let assessed = try archived.assessed(tenant, in: place, own: own) {
            try scope.part(for: choice.framework, among: $0, in: library)
        }
        return FrameworkReport(coverage, by: controls, of: assessed, in: library)
    }
}
