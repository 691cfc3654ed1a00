//! Which files of a batch have the same bytes, found before anything is screened, so that each
//! content is screened once and the first file that has it can name the others.
//!
//! Only files of the same size can be the same, so only those are read twice.

use std::collections::HashMap;

use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

/// The files of a batch with bytes that others have too, by their numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Twins {
    /// The first file with the bytes of a later one.
    first: HashMap<usize, usize>,
    /// The digest of a first file, and the later files with its bytes, in order.
    groups: HashMap<usize, Group>,
}

/// The files that have the same bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) digest: String,
    pub(super) later: Vec<usize>,
}

impl Twins {
    /// Looks at so many files. A file without a size or a digest is nobody's twin.
    pub(super) fn find(
        pool: &ThreadPool,
        files: usize,
        size: impl Fn(usize) -> Option<u64> + Sync,
        digest: impl Fn(usize) -> Option<String> + Sync,
    ) -> Self {
        pool.install(|| {
            let sizes = (0..files).into_par_iter().filter_map(|file| Some((size(file)?, file)));
            let mut sizes: Vec<(u64, usize)> = sizes.collect();
            sizes.sort_unstable();
            let mut twins = Self::default();
            for same in sizes.chunk_by(|(one, _), (other, _)| one == other).filter(|same| same.len() > 1) {
                let digests = same.par_iter().map(|&(_, file)| digest(file)).collect::<Vec<_>>();
                twins.group(same.iter().map(|&(_, file)| file).zip(digests));
            }
            twins
        })
    }

    /// Takes files of one size, in order.
    fn group(&mut self, files: impl Iterator<Item = (usize, Option<String>)>) {
        let mut firsts: HashMap<String, usize> = HashMap::new();
        for (file, digest) in files {
            let Some(digest) = digest else { continue };
            let first = *firsts.entry(digest.clone()).or_insert(file);
            if first != file {
                self.first.insert(file, first);
                let group = self.groups.entry(first);
                group.or_insert_with(|| Group { digest, later: Vec::new() }).later.push(file);
            }
        }
    }

    /// The first file with the bytes of this later one.
    pub(super) fn first_of(&self, file: usize) -> Option<usize> {
        self.first.get(&file).copied()
    }

    /// The files that share their bytes with this first one.
    pub(super) fn of_first(&self, file: usize) -> Option<&Group> {
        self.groups.get(&file)
    }

    /// Whether no two files are the same.
    pub(super) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn only_files_of_one_size_are_read_and_only_the_same_are_twins() {
        let files = ["aa", "b", "aa", "cc", "aa", "ddd", "gone", "b"];
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("threads");
        let read = Mutex::new(Vec::new());
        let size = |file: usize| Some(files[file].len() as u64).filter(|_| files[file] != "gone");
        let digest = |file: usize| {
            read.lock().expect("unbroken").push(file);
            Some(files[file].to_owned())
        };
        let twins = Twins::find(&pool, files.len(), size, digest);
        let firsts: Vec<Option<usize>> = (0..files.len()).map(|file| twins.first_of(file)).collect();
        assert_eq!(firsts, [None, None, Some(0), None, Some(0), None, None, Some(1)]);
        assert_eq!(twins.of_first(0), Some(&Group { digest: "aa".into(), later: vec![2, 4] }));
        assert_eq!(twins.of_first(3), None);
        let mut read = read.into_inner().expect("unbroken");
        read.sort_unstable();
        assert_eq!(read, [0, 1, 2, 3, 4, 7]);
    }
}
