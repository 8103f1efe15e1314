//! Every variant of an enum, as the compiler lists them.

/// The variants as an array, in the order they are written in.
pub(crate) const fn all<T: Copy, const N: usize>(variants: &[T]) -> [T; N] {
    #[allow(
        clippy::panic,
        reason = "while it is compiled, and only with a wrong number"
    )]
    match variants.first_chunk() {
        Some(all) => *all,
        None => panic!("more than there are"),
    }
}
