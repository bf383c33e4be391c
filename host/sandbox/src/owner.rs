//! Whose a folder of compiled code is, and its files: what is there will be executed.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes a folder that nobody else can write to; fails if it belongs to somebody else.
#[cfg(unix)]
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    use std::fs::{self, DirBuilder, Permissions};
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let about = fs::metadata(folder)?;
    if about.permissions().mode() & 0o777 != 0o700 {
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    // An administrator may change everything, and should not trust it: a new file tells who this is.
    let own = tempfile::tempfile_in(folder)?.metadata()?.uid();
    demand(about.uid() == own)
}

#[cfg(not(unix))]
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Opens a file of a private folder. Others may have written it all the same, when the folder was still open to them.
#[cfg(unix)]
pub(crate) fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let file = File::open(path)?;
    let about = file.metadata()?;
    let folder = path.parent().map(Path::metadata).transpose()?;
    demand(about.is_file() && about.permissions().mode() & 0o022 == 0)?;
    demand(folder.is_some_and(|folder| folder.uid() == about.uid()))?;
    Ok(file)
}

#[cfg(not(unix))]
pub(crate) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(unix)]
fn demand(trusted: bool) -> io::Result<()> {
    if trusted { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}
