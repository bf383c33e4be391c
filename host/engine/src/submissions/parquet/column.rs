//! The values of a column as the cells of a sheet.

use dti_diagnostics::Text;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType, Int96};
use parquet::errors::ParquetError;
use parquet::schema::types::{ColumnDescriptor, Type};

use super::super::failure::Failure;
use super::super::grid::Content;
use super::unfit;
use crate::text;

/// An instant falls on the day that it has in Việt Nam.
const HOURS_AHEAD_OF_UTC: i64 = 7;

/// What the values of a column mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    Bool,
    Number,
    /// Whole numbers without a sign.
    Unsigned,
    /// Whole numbers with so many decimals.
    Decimal(u32),
    Days,
    /// Ticks since 1970-01-01, so many a second; ahead of UTC where they are instants.
    Time {
        a_second: i64,
        is_instant: bool,
    },
    Text,
}

impl Meaning {
    /// What a field of the file holds.
    pub(super) fn of(field: &Type) -> Result<Self, Failure> {
        let name = field.name();
        if !field.is_primitive() {
            return Err(unfit(name, "danh sách hoặc cấu trúc lồng nhau", "nested lists or structures"));
        }
        if field.get_basic_info().has_repetition()
            && field.get_basic_info().repetition() == parquet::basic::Repetition::REPEATED
        {
            return Err(unfit(name, "danh sách lồng nhau", "nested lists"));
        }
        let info = field.get_basic_info();
        match info.logical_type_ref() {
            Some(logical) => Self::of_logical(name, field, logical),
            None => Self::of_converted(name, field, info.converted_type()),
        }
    }

    fn of_logical(name: &str, field: &Type, logical: &LogicalType) -> Result<Self, Failure> {
        Ok(match logical {
            LogicalType::String | LogicalType::Enum | LogicalType::Json => Self::Text,
            LogicalType::Decimal(decimal) => Self::decimal(name, decimal.scale)?,
            LogicalType::Date => Self::Days,
            LogicalType::Timestamp(timestamp) => {
                let a_second = match timestamp.unit {
                    TimeUnit::MILLIS => 1_000,
                    TimeUnit::MICROS => 1_000_000,
                    TimeUnit::NANOS => 1_000_000_000,
                };
                Self::Time { a_second, is_instant: timestamp.is_adjusted_to_u_t_c }
            }
            LogicalType::Integer(integer) if !integer.is_signed => Self::Unsigned,
            LogicalType::Integer(_) => Self::Number,
            LogicalType::Time(_) => return Err(unfit(name, "giờ trong ngày", "times of day")),
            LogicalType::Unknown => Self::physical(name, field, Self::Text)?,
            _ => return Err(unfit(name, "dữ liệu nhị phân", "binary data")),
        })
    }

    fn of_converted(name: &str, field: &Type, converted: ConvertedType) -> Result<Self, Failure> {
        Ok(match converted {
            ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON => Self::Text,
            ConvertedType::DECIMAL => Self::decimal(name, field.get_scale())?,
            ConvertedType::DATE => Self::Days,
            ConvertedType::TIMESTAMP_MILLIS => Self::Time { a_second: 1_000, is_instant: true },
            ConvertedType::TIMESTAMP_MICROS => Self::Time { a_second: 1_000_000, is_instant: true },
            ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64 => {
                Self::Unsigned
            }
            ConvertedType::TIME_MILLIS | ConvertedType::TIME_MICROS => {
                return Err(unfit(name, "giờ trong ngày", "times of day"));
            }
            _ => {
                let (vi, en) = ("dữ liệu nhị phân", "binary data");
                return Self::physical(name, field, Self::Number).map_err(|_| unfit(name, vi, en));
            }
        })
    }

    /// What values without a meaning of their own hold; bytes only where they are never there.
    fn physical(name: &str, field: &Type, of_bytes: Self) -> Result<Self, Failure> {
        match field.get_physical_type() {
            Physical::BOOLEAN => Ok(Self::Bool),
            Physical::INT96 => Ok(Self::Time { a_second: 1, is_instant: false }),
            Physical::BYTE_ARRAY | Physical::FIXED_LEN_BYTE_ARRAY if of_bytes == Self::Number => {
                Err(unfit(name, "dữ liệu nhị phân", "binary data"))
            }
            Physical::BYTE_ARRAY | Physical::FIXED_LEN_BYTE_ARRAY => Ok(of_bytes),
            _ => Ok(Self::Number),
        }
    }

    fn decimal(name: &str, scale: i32) -> Result<Self, Failure> {
        let scale = u32::try_from(scale).ok().filter(|&scale| scale <= 38);
        scale.map(Self::Decimal).ok_or_else(|| unfit(name, "số thập phân quá dài", "decimals that are too long"))
    }

    fn of_integer(self, value: i64, unsigned: u64) -> Held {
        match self {
            Self::Unsigned => Held::Number(unsigned as f64),
            Self::Decimal(scale) => Held::decimal(i128::from(value), scale),
            Self::Days => i32::try_from(value).map_or(Held::TooFar, Held::Day),
            Self::Time { a_second, is_instant } => {
                let ahead = if is_instant { HOURS_AHEAD_OF_UTC * 3_600 * a_second } else { 0 };
                let days = value.saturating_add(ahead).div_euclid(86_400 * a_second);
                i32::try_from(days).map_or(Held::TooFar, Held::Day)
            }
            _ => Held::Number(value as f64),
        }
    }
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Held {
    Nothing,
    Number(f64),
    Text(ByteArray),
    Bool(bool),
    Day(i32),
    /// Infinite.
    Endless,
    /// A day that no calendar has.
    TooFar,
    /// A text of other letters than UTF-8.
    Letters,
}

impl Held {
    /// The cell; none where there is nothing.
    pub(super) fn content(&self) -> Option<Content<'_>> {
        match self {
            Self::Nothing => None,
            Self::Number(value) => Some(Content::Number(*value)),
            Self::Text(bytes) => {
                let shown = std::str::from_utf8(bytes.data()).unwrap_or_default();
                (!text::is_blank(shown)).then_some(Content::Text(shown))
            }
            Self::Bool(value) => Some(Content::Bool(*value)),
            Self::Day(days) => Some(Content::Day(*days)),
            Self::Endless => Some(Content::Error("#NUM!")),
            Self::TooFar => Some(Content::Error("#DATE!")),
            Self::Letters => Some(Content::Error("#UTF-8!")),
        }
    }

    /// A float; what is no number is missing, as pandas writes it.
    fn float(value: f64) -> Self {
        match value {
            value if value.is_nan() => Self::Nothing,
            value if value.is_infinite() => Self::Endless,
            value => Self::Number(value),
        }
    }

    /// A whole number with decimals, as near as a float comes.
    fn decimal(value: i128, scale: u32) -> Self {
        format!("{value}e-{scale}").parse().map_or(Self::Endless, Self::Number)
    }

    fn bytes(bytes: ByteArray, meaning: Meaning) -> Self {
        match meaning {
            Meaning::Decimal(scale) => Self::decimal_of_bytes(bytes.data(), scale),
            _ if std::str::from_utf8(bytes.data()).is_err() => Self::Letters,
            _ => Self::Text(bytes),
        }
    }

    /// A decimal in two's complement, its greatest byte first.
    fn decimal_of_bytes(bytes: &[u8], scale: u32) -> Self {
        let Some(&first) = bytes.first() else { return Self::Nothing };
        let sign = if first >= 128 { 255 } else { 0 };
        if bytes.len() > 16 && bytes[..bytes.len() - 16].iter().any(|&byte| byte != sign) {
            return Self::Endless;
        }
        let start = if sign == 255 { -1 } else { 0 };
        let bytes = &bytes[bytes.len().saturating_sub(16)..];
        Self::decimal(bytes.iter().fold(start, |value: i128, &byte| value << 8 | i128::from(byte)), scale)
    }
}

/// A column that is read.
pub(super) struct Column {
    name: String,
    meaning: Meaning,
    reader: ColumnReader,
    /// The level of a value that is there.
    present: i16,
}

impl Column {
    pub(super) fn new(described: &ColumnDescriptor, meaning: Meaning, reader: ColumnReader) -> Self {
        Self { name: described.name().to_owned(), meaning, reader, present: described.max_def_level() }
    }

    /// The next values, `rows` of them.
    pub(super) fn read(&mut self, rows: usize) -> Result<Vec<Held>, Failure> {
        let (meaning, present) = (self.meaning, self.present);
        let values = match &mut self.reader {
            ColumnReader::BoolColumnReader(reader) => values(reader, present, rows, Held::Bool),
            ColumnReader::Int32ColumnReader(reader) => values(reader, present, rows, |value| {
                meaning.of_integer(i64::from(value), u64::from(value.cast_unsigned()))
            }),
            ColumnReader::Int64ColumnReader(reader) => {
                values(reader, present, rows, |value| meaning.of_integer(value, value.cast_unsigned()))
            }
            ColumnReader::Int96ColumnReader(reader) => {
                values(reader, present, rows, |value: Int96| meaning.of_integer(value.to_seconds(), 0))
            }
            ColumnReader::FloatColumnReader(reader) => values(reader, present, rows, |value: f32| {
                // The shortest decimal that is this float: 0.1 stays 0.1.
                Held::float(format!("{value}").parse().unwrap_or(f64::NAN))
            }),
            ColumnReader::DoubleColumnReader(reader) => values(reader, present, rows, Held::float),
            ColumnReader::ByteArrayColumnReader(reader) => {
                values(reader, present, rows, |value| Held::bytes(value, meaning))
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                values(reader, present, rows, |value| Held::bytes(value.into(), meaning))
            }
        };
        let values = values.map_err(|error| broken(&self.name, &error))?;
        if values.len() < rows {
            return Err(super::damaged(&self.name));
        }
        Ok(values)
    }
}

fn broken(column: &str, error: &ParquetError) -> Failure {
    if matches!(error, ParquetError::NYI(_)) {
        return unfit(column, "cách mã hóa chưa đọc được", "an encoding that is not read");
    }
    super::damaged(column)
}

/// The next values, each made of what was stored; fewer where the column ends.
fn values<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    present: i16,
    rows: usize,
    make: impl Fn(T::T) -> Held,
) -> Result<Vec<Held>, ParquetError> {
    let (mut stored, mut levels) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    let mut read = 0;
    while read < rows {
        let (more, ..) = reader.read_records(rows - read, Some(&mut levels), None, &mut stored)?;
        if more == 0 {
            break;
        }
        read += more;
    }
    let mut stored = stored.into_iter().map(make);
    if present == 0 {
        return Ok(stored.collect());
    }
    Ok(levels
        .into_iter()
        .map(|level| if level == present { stored.next() } else { None }.unwrap_or(Held::Nothing))
        .collect())
}

/// What a refused column holds, for a sentence.
pub(super) fn refused(name: &str, vi: &str, en: &str) -> Text {
    Text::new(
        format!("cột `{name}` chứa {vi}; hãy xuất lại cột này thành số, ngày, đúng/sai hoặc chữ"),
        format!("the column `{name}` holds {en}; export it as numbers, dates, truth values or texts"),
    )
}
