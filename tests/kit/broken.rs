//! Files that nobody can read, as they turn up in real folders of submissions.

use std::io;
use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

/// What a workbook with a password begins with: it is no archive but a compound file.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Writes one file of each kind into a folder and names it with the code of the finding that it must get.
///
/// # Errors
/// If a file cannot be written.
pub fn write_all(folder: &Path) -> io::Result<Vec<(&'static str, &'static str)>> {
    let mut encrypted = COMPOUND_FILE.to_vec();
    encrypted.resize(4096, 0);
    std::fs::write(folder.join("mat-khau.xlsx"), encrypted)?;
    std::fs::write(folder.join("hong.xlsx"), "This was a workbook once.")?;
    std::fs::write(folder.join("cu.xls"), COMPOUND_FILE)?;
    std::fs::write(folder.join("khac.csv"), "Họ tên;Năm sinh\nA;1990\n")?;
    far_cells().and_then(|bytes| Ok(std::fs::write(folder.join("xa.xlsx"), bytes)?)).map_err(io::Error::other)?;
    Ok(vec![
        ("mat-khau.xlsx", "workbook-encrypted"),
        ("hong.xlsx", "file-unreadable"),
        ("cu.xls", "file-kind-unsupported"),
        ("khac.csv", "form-missing"),
        ("xa.xlsx", "limit-exceeded"),
    ])
}

/// A workbook with two cells, the first and the last of a sheet: who makes room for all between needs 512 GiB.
fn far_cells() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Mã")?;
    sheet.write_string(1_048_575, 16_383, "x")?;
    workbook.save_to_buffer()
}
