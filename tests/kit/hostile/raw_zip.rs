//! Zip archives byte by byte: what their headers say need not be true.

/// An entry, and what its headers say of it.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    /// What is stored.
    pub(super) bytes: Vec<u8>,
    /// 0 is stored, 8 deflated.
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) crc: u32,
    /// The size that is told of what is stored.
    pub(super) stored: u32,
    /// The size that is told of what comes out.
    pub(super) inflated: u32,
    pub(super) extra: Vec<u8>,
    /// Where its local header is said to be; none for where it is.
    pub(super) at: Option<u32>,
}

impl Entry {
    /// A stored entry of which everything is true.
    pub(super) fn stored(name: &str, bytes: &[u8]) -> Self {
        let size = u32::try_from(bytes.len()).expect("it is small");
        Self {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
            method: 0,
            flags: 0,
            crc: crc(bytes),
            stored: size,
            inflated: size,
            extra: Vec::new(),
            at: None,
        }
    }

    fn header(&self) -> Vec<u8> {
        let mut header = [20_u16, self.flags, self.method, 0, 0x21].map(u16::to_le_bytes).concat();
        header.extend([self.crc, self.stored, self.inflated].map(u32::to_le_bytes).concat());
        let lengths = [self.name.len(), self.extra.len()].map(|length| u16::try_from(length).expect("it is short"));
        header.extend(lengths.map(u16::to_le_bytes).concat());
        header
    }
}

/// The parts of a workbook as stored entries.
pub(super) fn entries(parts: &[(String, Vec<u8>)]) -> Vec<Entry> {
    parts.iter().map(|(name, bytes)| Entry::stored(name, bytes)).collect()
}

/// The archive of entries.
pub(super) fn archive(entries: &[Entry]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let at = entry.at.unwrap_or_else(|| offset(&archive));
        if entry.at.is_none() {
            archive.extend(b"PK\x03\x04");
            archive.extend([entry.header(), entry.name.clone().into_bytes(), entry.extra.clone()].concat());
            archive.extend(&entry.bytes);
        }
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(entry.header());
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend([entry.name.clone().into_bytes(), entry.extra.clone()].concat());
    }
    let count = u16::try_from(entries.len()).expect("there are few");
    let (start, size) = (offset(&archive), offset(&directory));
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count, count].map(u16::to_le_bytes).concat());
    archive.extend([size, start].map(u32::to_le_bytes).concat());
    archive.extend([0; 2]);
    archive
}

fn offset(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("it is small")
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, step)
}
