//! Who may put another vault in the place of the one that is here.
//!
//! Owns the leave to do so ([`MayReplace`]): the vault's own passphrase or code, or a day since somebody said that both are lost.
//! Refuses to own what is put in place ([`crate::backup`]) and how the day is reckoned ([`crate::lost`]).

use evenkeel_domain::time::Clocks;
use evenkeel_domain::vault::LostWait;

use crate::error::OpenError;
use crate::header::{self, UnlockWith};
use crate::lost;
use crate::store::Store;

/// The answer of [`Store::may_replace`]: a vault may take the place of the one that is here, once.
#[derive(Debug)]
pub struct MayReplace(());

impl Store {
    /// Whether the vault that is here has an owner who can be asked: its header can be read. A damaged one keeps nobody from a backup.
    ///
    /// # Errors
    /// [`OpenError::NewerVersion`]; disk errors.
    pub fn owner_is_asked(&self) -> Result<bool, OpenError> {
        match header::load(self.folder()) {
            Ok(_) => Ok(true),
            Err(OpenError::HeaderMissing | OpenError::HeaderDamaged | OpenError::KdfTooCostly) => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Asks whether another vault may take the place of the one that is here: its own passphrase or code says so, or a day that went by
    /// since both were said to be lost. Where there is none, or its header cannot be read, nobody has to be asked.
    ///
    /// # Errors
    /// [`OpenError::OwnerNeeded`], a wrong secret (which counts as a wrong try), [`OpenError::TooManyTries`],
    /// [`OpenError::InUse`] while a vault is open; disk errors.
    pub fn may_replace(
        &self,
        own: Option<UnlockWith<'_>>,
        clocks: &Clocks,
    ) -> Result<MayReplace, OpenError> {
        if self.has_open_vault() {
            return Err(OpenError::InUse);
        }
        self.let_through(clocks)?;
        if !self.owner_is_asked()? {
            return Ok(MayReplace(()));
        }
        match own {
            Some(with) => {
                let (header, _) = header::load(self.folder())?;
                header
                    .open_slot(with)
                    .map(|_| MayReplace(()))
                    .map_err(|error| self.noting_a_wrong_try(error, clocks))
            }
            None if self.lost(clocks)?.is_some_and(|wait| wait.over) => Ok(MayReplace(())),
            None => Err(OpenError::OwnerNeeded),
        }
    }

    /// The wait after somebody said that passphrase and code are lost; none when nobody did.
    ///
    /// # Errors
    /// Disk errors.
    pub fn lost(&self, clocks: &Clocks) -> Result<Option<LostWait>, OpenError> {
        Ok(lost::look(self.folder(), clocks)?)
    }

    /// Somebody says that both are lost: from now on the wait goes on, until anybody opens the vault.
    ///
    /// # Errors
    /// [`OpenError::NoVault`] where nobody has to be asked; disk errors.
    pub fn say_lost(&self, clocks: &Clocks) -> Result<LostWait, OpenError> {
        if self.has_open_vault() {
            return Err(OpenError::InUse);
        }
        if !self.owner_is_asked()? {
            return Err(OpenError::NoVault);
        }
        Ok(lost::begin(self.folder(), clocks)?)
    }

    pub(crate) fn end_lost_wait(&self) {
        if lost::cancel(self.folder()).is_err() {
            tracing::warn!("the wait for a backup could not be ended");
        }
    }
}
