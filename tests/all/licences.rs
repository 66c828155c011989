//! Every dependency may be passed on: its licence is on the list, or one that it offers is.

use std::process::Command;

/// Licences that ask for no more than notices.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn dependencies_are_free() {
    let packages = packages();
    assert!(packages.len() > 20, "only {} packages", packages.len());
    let bad: Vec<_> =
        packages.iter().filter(|(_, licence)| !licence.as_deref().is_some_and(allowed)).collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

/// Whether an expression can be met: of what `AND` joins all, of what `OR` joins one.
fn allowed(expression: &str) -> bool {
    expression.split(" AND ").all(|part| {
        let part = part.trim_start_matches('(').trim_end_matches(')');
        let mut offers = part.split(" OR ").flat_map(|offer| offer.split('/'));
        offers.any(|offer| ALLOWED.contains(&offer.trim()))
    })
}

/// Name and licence of every package that this platform's program is made of.
fn packages() -> Vec<(String, Option<String>)> {
    let cargo = env!("CARGO");
    let version = Command::new(cargo).arg("-vV").output().expect("cargo");
    let version = String::from_utf8(version.stdout).expect("text");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("host");
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--format-version", "1", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .map(|package| {
            let name = package["name"].as_str().unwrap_or_default().to_owned();
            (name, package["license"].as_str().map(str::to_owned))
        })
        .collect()
}

#[test]
fn expressions() {
    for (expression, expected) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(allowed(expression), expected, "{expression}");
    }
}
