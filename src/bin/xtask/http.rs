//! The little of HTTP/1.1 that serving static files takes, as pure functions.

use crate::assets::is_hashed;

/// The policy every answer carries: nothing inline, nothing from elsewhere.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// What a browser asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// A file name inside the site, never leading out of it.
    pub file: String,
    /// Whether the browser takes brotli.
    pub brotli: bool,
    /// HEAD: the headers without the file.
    pub head_only: bool,
}

/// Reads a request's head; the error is the status line to answer with.
pub fn parse(head: &str) -> Result<Request, &'static str> {
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Err("400 Bad Request");
    };
    if !version.starts_with("HTTP/1.") {
        return Err("400 Bad Request");
    }
    if method != "GET" && method != "HEAD" {
        return Err("405 Method Not Allowed");
    }
    let brotli = lines
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"))
        .flat_map(|(_, value)| value.split(','))
        .any(|coding| coding.split(';').next().is_some_and(|name| name.trim() == "br"));
    let file = file_name(target).ok_or("404 Not Found")?;
    Ok(Request {
        file,
        brotli,
        head_only: method == "HEAD",
    })
}

/// The site is one flat folder, so whatever is not a plain file name is refused.
fn file_name(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    match path {
        "" => Some("index.html".into()),
        _ if path.starts_with('.') || !path.bytes().all(plain) => None,
        _ => Some(path.into()),
    }
}

/// The media type by file name.
pub fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// How long a browser may keep a file: hashed names for ever, entries not without asking.
pub fn caching(file: &str) -> &'static str {
    if is_hashed(file) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: Result<(&str, bool, bool), &'static str>) {
        let expected = expected.map(|(file, brotli, head_only)| Request {
            file: file.into(),
            brotli,
            head_only,
        });
        assert_eq!(parse(head), expected, "{head}");
    }

    #[test]
    fn requests_name_a_file() {
        check("GET / HTTP/1.1\r\nHost: x", Ok(("index.html", false, false)));
        check(
            "GET /a-1.js?v=2 HTTP/1.1\r\nAccept-Encoding: gzip, br;q=1.0",
            Ok(("a-1.js", true, false)),
        );
        check(
            "HEAD /embed.html HTTP/1.0\r\naccept-encoding: gzip",
            Ok(("embed.html", false, true)),
        );
    }

    #[test]
    fn nothing_outside_the_folder_is_named() {
        for target in [
            "/../Cargo.toml",
            "/..",
            "/%2e%2e/Cargo.toml",
            "/.git",
            "/a/b.js",
            "/a\\b",
            "//",
            "x",
        ] {
            check(&format!("GET {target} HTTP/1.1"), Err("404 Not Found"));
        }
    }

    #[test]
    fn other_requests_are_refused() {
        check("POST / HTTP/1.1", Err("405 Method Not Allowed"));
        check("GET /", Err("400 Bad Request"));
        check("GET / SPDY/3", Err("400 Bad Request"));
        check("", Err("400 Bad Request"));
    }

    #[test]
    fn hashed_files_are_kept_and_entries_are_not() {
        assert_eq!(
            caching("selfcheck-0123456789abcdef.wasm"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(caching("index.html"), "no-cache");
    }
}
