//! Gives the program a number that changes with whatever could change its output, so that work remembered by
//! another program is never met.

#![expect(clippy::disallowed_methods, reason = "a build script reads what it compiles")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut files = BTreeSet::new();
    for name in ["src", "themes/official", "Cargo.toml", "Cargo.lock", "build.rs"] {
        println!("cargo::rerun-if-changed={name}");
        gather(Path::new(name), &mut files)?;
    }
    let mut sum = Sum(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    for file in files {
        sum.add(file.to_string_lossy().replace('\\', "/").as_bytes());
        sum.add(&fs::read(&file)?);
    }
    // What is compiled in, and by which rules: features and target.
    let mut set: Vec<(String, String)> = env::vars()
        .filter(|(name, _)| name.starts_with("CARGO_FEATURE_") || name == "TARGET")
        .collect();
    set.sort();
    for (name, value) in set {
        sum.add(name.as_bytes());
        sum.add(value.as_bytes());
    }
    println!("cargo::rustc-env=JIANBAO_PROGRAM={:032x}", sum.0);
    Ok(())
}

/// Every file at or below a path.
fn gather(path: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.insert(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        gather(&entry?.path(), files)?;
    }
    Ok(())
}

/// The steps of FNV-1a on whole words: no guard against forgery, and no dependency.
struct Sum(u128);

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        self.mix(bytes.len() as u128);
        for block in bytes.chunks(16) {
            let mut word = [0; 16];
            word[..block.len()].copy_from_slice(block);
            self.mix(u128::from_le_bytes(word));
        }
    }

    fn mix(&mut self, word: u128) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        self.0 ^= self.0 >> 61;
    }
}
