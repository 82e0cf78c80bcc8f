import Testing

@testable import Domain

struct HeartbeatURLTests {
    @Test(arguments: [
        ("https://hc.example/uuid", "https://hc.example/..."),
        ("http://ada:secret@host:8080/x?key=secret#frag", "http://host:8080/..."),
        ("HTTPS://Host", "https://Host/..."),
        ("http://[::1]:80/secret", "http://[::1]:80/..."),
        ("http://a@b@host?secret", "http://host/..."),
        ("http://host\\secret@other", "http://host/..."),
    ])
    func `an address is shown without what may be secret`(text: String, shown: String) throws {
        let url = try #require(HeartbeatURL(text))
        #expect(url.text == text)
        #expect("\(url)" == shown)
    }

    @Test(arguments: [
        "", "host", "ftp://host/", "file:///etc/passwd", "http:/host", "http://", "http:///x",
        "http://:80/", "http://ada@", "http://ho st/", "http://host/é", "http://host/\n", "http:",
        "://host", "gopher://host",
    ])
    func `what is no address of http is none`(text: String) {
        #expect(HeartbeatURL(text) == nil)
    }
}
