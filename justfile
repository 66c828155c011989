# What CI runs.
check:
    .ci/run

# The pages in a real browser.
proof:
    .ci/proof

# The tests whose names hold WORD; all without one.
test WORD='':
    cargo test --release {{WORD}}

# Form, floors, doors and captions: under a second, before a commit.
tidy:
    cargo fmt
    cargo tidy

# Renews every expectation; look at the diff as at code.
renew:
    SNAPSHOTS=overwrite cargo test --release

# Builds this repository's own desk.
site:
    cargo run --release -- build

# Builds the desk and opens a sample issue.
pdf: site
    xdg-open "$(ls public/bulletins/*/*.pdf | head -n 1)"

# What packages are made with.
release:
    cargo build --profile dist

# Measures beside Hugo and Zola, as far as they are on PATH; then the stages of a build.
bench:
    cargo build --release
    python3 bench/run.py
    cargo bench --bench stages
