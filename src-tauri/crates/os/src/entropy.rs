//! Randomness from the system.

use evenkeel_core::ports::Entropy;

/// The system's random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    /// Fills the buffer. Without randomness no key may be made, so a system that has none to give ends the program: a wrong key
    /// would be worse than none.
    fn fill(&self, buf: &mut [u8]) {
        if let Err(error) = getrandom::fill(buf) {
            tracing::error!(%error, "the system gives no random numbers");
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut a, mut b) = ([0_u8; 32], [0_u8; 32]);
        OsEntropy.fill(&mut a);
        OsEntropy.fill(&mut b);
        assert_ne!(a, b, "equal keys would open each other's vaults");
        assert_ne!(a, [0; 32], "a buffer that was not filled is no key");
    }
}
