//! A process gives up what its work does not need, so that input that gets hold of it gets
//! nothing else.
//!
//! - Unix: a bound on its memory; no new descriptor, so no file can be opened and no connection
//!   made; no file may grow; no core dump, which would hold a resume.
//! - Linux: also no change to the file system by name, no program started, no signal to other
//!   processes, as far as the Landlock of the kernel goes.
//! - Elsewhere: nothing but its deadline, which the parent keeps.
//!
//! All of it is as good as the system can; what it cannot is left out, since a deadline alone is
//! better than no screening.

/// Gives up everything but standard input, standard output and `memory` bytes of address space.
/// To be called after everything was opened and before another thread is started.
#[cfg_attr(not(unix), allow(unused_variables, reason = "only Unix bounds memory"))]
pub fn confine(memory: u64) {
    #[cfg(target_os = "linux")]
    // Where Landlock is missing or switched off, the limits below stand alone.
    let _ = landlock::shut();
    #[cfg(unix)]
    limits::set(memory);
}

#[cfg(unix)]
mod limits {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    /// Standard input, output and error.
    const OPEN: u64 = 3;

    pub(super) fn set(memory: u64) {
        lower(Resource::As, memory);
        lower(Resource::Nofile, OPEN);
        lower(Resource::Fsize, 0);
        lower(Resource::Core, 0);
    }

    /// Lowers a limit for good, unless it is lower already.
    fn lower(resource: Resource, to: u64) {
        let known = getrlimit(resource);
        let to = Some(known.current.map_or(to, |current| current.min(to)));
        // A system that does not know the limit goes without.
        let _ = setrlimit(resource, Rlimit { current: to, maximum: to });
    }
}

#[cfg(target_os = "linux")]
mod landlock {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError, Scope};

    /// The newest rules that are known; an older kernel keeps those that it knows.
    const KNOWN: ABI = ABI::V6;

    /// Forbids everything and allows nothing.
    pub(super) fn shut() -> Result<(), RulesetError> {
        Ruleset::default()
            .handle_access(AccessFs::from_all(KNOWN))?
            .handle_access(AccessNet::from_all(KNOWN))?
            .scope(Scope::from_all(KNOWN))?
            .create()?
            .restrict_self()?;
        Ok(())
    }
}
