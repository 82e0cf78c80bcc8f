import CCurl
import Domain

/// One sign of life: a plain GET of an address, which is well if the answer's status is 2xx.
///
/// Redirects are followed a few times, to http and https only; a user and password of the address
/// go to no other host. Nothing of the address but its host is ever told.
struct Heartbeat {
    /// The address.
    let url: HeartbeatURL
    /// How many seconds it may take in all.
    let timeout: Double

    private static let redirects = 5

    /// libcurl has to be set up once, before other threads use it,
    /// <https://curl.se/libcurl/c/curl_global_init.html>.
    private static let setUp = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    /// Sends it.
    ///
    /// - Returns: what went wrong, as a sentence; nothing if it has arrived.
    func send(unless cancellation: Cancellation) -> String? {
        guard Self.setUp == CURLE_OK, let handle = curl_easy_init() else {
            return "\(url) could not be asked: libcurl cannot be used."
        }
        defer { curl_easy_cleanup(handle) }
        var code = prepare(handle, cancellation)
        if code == CURLE_OK { code = curl_easy_perform(handle) }
        return problem(code, ccurl_response_status(handle))
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ cancellation: Cancellation)
        -> CURLcode
    {
        let milliseconds = Int((timeout * 1000).rounded(.up))
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_HTTPGET, 1), (CURLOPT_FOLLOWLOCATION, 1),
            (CURLOPT_MAXREDIRS, Self.redirects), (CURLOPT_TIMEOUT_MS, milliseconds),
            // Without it libcurl's timeouts are signals of the whole process.
            (CURLOPT_NOSIGNAL, 1),
        ]
        var codes = numbers.map { ccurl_set_number(handle, $0, $1) }
        codes.append(ccurl_set_text(handle, CURLOPT_URL, url.text))
        codes.append(ccurl_set_text(handle, CURLOPT_USERAGENT, "stillpoint"))
        codes.append(ccurl_allow_only_http(handle))
        codes.append(ccurl_discard_body(handle))
        // It lives as long as the call that was given it.
        let context = Unmanaged.passUnretained(cancellation).toOpaque()
        codes.append(ccurl_watch(handle, Self.isCancelled, context))
        return codes.first { $0 != CURLE_OK } ?? CURLE_OK
    }

    private static let isCancelled: curl_xferinfo_callback = { context, _, _, _, _ in
        guard let context else { return 0 }
        let cancellation = Unmanaged<Cancellation>.fromOpaque(context).takeUnretainedValue()
        return cancellation.isRequested ? 1 : 0
    }

    private func problem(_ code: CURLcode, _ status: Int) -> String? {
        switch code {
        case CURLE_OK:
            return (200..<300).contains(status)
                ? nil : "\(url) answered with status \(status)."
        case CURLE_OPERATION_TIMEDOUT:
            return "\(url) did not answer within \(SpanText.text(seconds: timeout))."
        case CURLE_ABORTED_BY_CALLBACK:
            return "It was ended before it was done, because this program ends."
        case CURLE_TOO_MANY_REDIRECTS:
            return "\(url) led on to other addresses more than \(Self.redirects) times."
        default:
            // What the transfer itself says may hold parts of the address.
            let words = curl_easy_strerror(code).map { String(cString: $0) } ?? "error \(code)"
            return "\(url) could not be asked: \(words)."
        }
    }
}
