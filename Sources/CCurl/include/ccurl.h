#ifndef CCURL_H
#define CCURL_H

// libcurl's easy interface without its variadic functions, which Swift does not import.
// All of these give the CURLcode of the call, <https://curl.se/libcurl/c/libcurl-errors.html>.

#include <curl/curl.h>

#pragma clang assume_nonnull begin

/// Sets an option that takes a text; libcurl copies it.
/// https://curl.se/libcurl/c/curl_easy_setopt.html
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text);

/// Sets an option that takes a number. https://curl.se/libcurl/c/curl_easy_setopt.html
CURLcode ccurl_set_number(CURL *handle, CURLoption option, long number);

/// Has what a server sends as a body be thrown away; libcurl would print it.
/// https://curl.se/libcurl/c/CURLOPT_WRITEFUNCTION.html
CURLcode ccurl_discard_body(CURL *handle);

/// Allows HTTP and HTTPS only, also after a redirect: libcurl speaks much else.
/// https://curl.se/libcurl/c/CURLOPT_PROTOCOLS_STR.html and, before 7.85,
/// https://curl.se/libcurl/c/CURLOPT_PROTOCOLS.html
CURLcode ccurl_allow_only_http(CURL *handle);

/// Has `watch` called with `context` about once a second; the transfer ends when it gives 1.
/// https://curl.se/libcurl/c/CURLOPT_XFERINFOFUNCTION.html
CURLcode ccurl_watch(CURL *handle, curl_xferinfo_callback watch, void *context);

/// The status of the last response, 0 if there was none.
/// https://curl.se/libcurl/c/CURLINFO_RESPONSE_CODE.html
long ccurl_response_status(CURL *handle);

#pragma clang assume_nonnull end

#endif
