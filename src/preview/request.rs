//! What a browser asks for: a request is understood here, or refused.

use crate::base::path::OutPath;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The address; `index.html` is added where a folder is asked for.
    pub(super) path: OutPath,
    /// What follows `?`, as typed.
    pub(super) query: String,
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Only reading is possible.
    Method,
    /// The request was meant for another machine: a page elsewhere may have bent a name to this address.
    Host,
    /// The address is none that a page could have.
    Address,
}

/// Understands a request. `host` is what its header says, or the address itself when that names a machine.
pub(super) fn wanted(
    method: &str,
    host: Option<&str>,
    path: &str,
    query: Option<&str>,
) -> Result<Wanted, Refusal> {
    if !host.is_some_and(is_here) {
        return Err(Refusal::Host);
    }
    if !matches!(method, "GET" | "HEAD") {
        return Err(Refusal::Method);
    }
    let path = address(path).ok_or(Refusal::Address)?;
    Ok(Wanted { path, query: query.unwrap_or_default().to_owned() })
}

/// Whether a host is this machine by a name that no other can have. The port may be another one: that of a tunnel.
fn is_here(host: &str) -> bool {
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
    let port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit());
    port && (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost"))
}

/// The output path that an address means.
pub(super) fn address(path: &str) -> Option<OutPath> {
    let mut text = decode(path.strip_prefix('/')?)?;
    if text.is_empty() || text.ends_with('/') {
        text.push_str("index.html");
    }
    if text.contains(char::is_control) {
        return None;
    }
    OutPath::listed(&text)
}

/// The text behind `%XX`; `None` when it is no UTF-8 or a sign is cut short.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            out.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}
