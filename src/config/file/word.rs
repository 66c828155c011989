//! Which words settings may be: addresses, hosts, codes, folders.

use crate::base::path::SourcePath;

/// An address of a site: http or https, a host, perhaps a path; without a slash at its end.
pub(super) fn address(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split('/').next().unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#<>\"'\\^`{|}".contains(c);
    let good = matches!(scheme.as_str(), "http" | "https") && is_host(host) && !rest.contains(odd);
    good.then(|| format!("{scheme}://{}", rest.trim_end_matches('/')))
}

/// A host's name or number, perhaps with a port.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "80"));
    let label = |part: &str| {
        let plain = |c: char| c.is_alphanumeric() || c == '-';
        !part.is_empty() && part.chars().all(plain)
    };
    name.split('.').all(label) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// A host, in small letters.
pub(super) fn domain(text: &str) -> Option<String> {
    is_host(text).then(|| text.to_lowercase())
}

/// 网站标识码: ten digits, or two letters and eight digits.
pub(super) fn site_id(text: &str) -> Option<String> {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let (head, tail) = text.split_at_checked(2).filter(|_| text.len() == 10)?;
    let letters = head.chars().all(|c| c.is_ascii_alphabetic());
    (digits(tail) && (letters || digits(head))).then(|| text.to_owned())
}

/// The plain name of a folder.
pub(super) fn theme(text: &str) -> Option<String> {
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    (!text.starts_with('.') && !text.contains(odd)).then(|| text.to_owned())
}

/// A folder of its own within the desk.
pub(super) fn out(text: &str) -> Option<String> {
    let odd = |c: char| c.is_control() || ":*?\"<>|".contains(c);
    if text.starts_with(['/', '\\', '~']) || text.contains(odd) {
        return None;
    }
    let path = SourcePath::new(text)?;
    let first = path.as_str().split('/').next().unwrap_or_default().to_lowercase();
    let taken = ["", "content", "static", "themes", "jianbao.yml"].contains(&first.as_str());
    (!taken && !first.starts_with('.')).then(|| path.as_str().to_owned())
}
