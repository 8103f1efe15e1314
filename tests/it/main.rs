//! Everything that crosses a crate, in one binary, so that it links once.

mod architecture;
