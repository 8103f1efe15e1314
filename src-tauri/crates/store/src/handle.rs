//! The two ways to hold the database: reading and writing are different types.
//!
//! Owns the handles that table functions take. A function that takes [`Read`] cannot write; [`Write`] can do both.
//! Neither gives its connection to another crate.

use std::ops::Deref;

use rusqlite::{Connection, Transaction};

/// May read. Only [`crate::Vault::read`] and [`crate::Vault::write`] make one.
pub struct Read<'a> {
    conn: &'a Connection,
}

impl<'a> Read<'a> {
    pub(crate) fn new(tx: &'a Transaction<'_>) -> Self {
        Self { conn: tx }
    }

    pub(crate) fn conn(&self) -> &Connection {
        self.conn
    }
}

/// May read and write, inside one transaction. Only [`crate::Vault::write`] makes one.
pub struct Write<'a> {
    read: Read<'a>,
}

impl<'a> Write<'a> {
    pub(crate) fn new(tx: &'a Transaction<'_>) -> Self {
        Self {
            read: Read::new(tx),
        }
    }
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}
