import Domain
import Testing

@testable import Console

struct TaskTroubleTests {
    @Test(arguments: [("The folder is gone.", 1), ("The disk is full.", 2)])
    func `a failure that the last run and the look at the folder share is told once`(
        message: String, count: Int
    ) throws {
        let failure = Failure(.destinationMissing, message)
        let runs = [SceneValues.run("shop", hoursAgo: 3, .failed, failure: failure)]
        let catalog = Result<Catalog, Failure>.failure(
            Failure(.destinationMissing, "The folder is gone."))
        let health = TaskHealth(of: try SceneValues.task("shop"), SceneValues.look(catalog, runs))
        let entry = Survey.Entry(health: health, catalog: catalog, runs: runs)
        #expect(TaskTrouble(entry).failures.count == count)
    }
}
