//! One file per noun: its rows, written and read.
