import Domain
import Testing

@testable import Console

struct QueueReasonTests {
    @Test
    func `a job for a database that is busy waits for the job that holds it`() throws {
        var state = try Scene.busyState()
        let again = EngineCommand.backup(try TaskName("shop"), nil)
        _ = state.take(
            .event(.queued(JobID(rawValue: 3), again, .person("ada"), at: SceneTime.now)))
        let job = try #require(state.world.job(JobID(rawValue: 3)))
        #expect(
            QueueReason(job, in: state.world).sentence
                == "until full backup of shop is done: one job at a time for /srv/shop/shop.db")
    }

    @Test
    func `any other waits for a place`() throws {
        let state = try Scene.busyState()
        let job = try #require(state.world.job(JobID(rawValue: 2)))
        #expect(QueueReason(job, in: state.world).short == "after shop")
    }
}
