//! The SQL of metrics made harmless: one aggregate expression over the columns of one records sheet, and nothing else.
//!
//! Everything that is not allowed by name is refused, so an expression cannot reach files, other tables, or functions
//! that somebody adds to polars later. What is evaluated is the checked syntax tree, never the text from the set.

#[cfg(test)]
mod tests;

use dti_criteria::Records;
use dti_diagnostics::Text;
use jiff::civil::Date;
use sqlparser::ast::{
    BinaryOperator, CaseWhen, CastKind, DataType, DuplicateTreatment, ExactNumberInfo, Expr, Function, FunctionArg,
    FunctionArgExpr, FunctionArgumentList, FunctionArguments, Ident, ObjectNamePart, TypedString, UnaryOperator, Value,
};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// The longest expression, in characters.
const LENGTH: usize = 2_000;
/// How deep an expression may nest; a chain such as `a + b + c` nests once for each operator.
const DEPTH: usize = 40;

/// The most values of an `IN` list.
const LISTED: usize = 100;
/// The most cases of a `CASE`.
const CASES: usize = 30;
/// The most `%` of a `LIKE` pattern.
const WILDCARDS: usize = 5;

const AGGREGATES: &[&str] = &["AVG", "COUNT", "MAX", "MEDIAN", "MIN", "SUM"];
const FUNCTIONS: &[&str] = &["ABS", "COALESCE", "GREATEST", "LEAST", "LENGTH", "LOWER", "NULLIF", "ROUND", "UPPER"];

/// An expression as it may be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Admitted {
    pub(super) sql: String,
    /// How many operations it takes for each row.
    pub(super) operations: usize,
}

/// The expression as it may be evaluated.
///
/// Columns are quoted, dates have become days since 1970-01-01, and counts and sums are floating-point numbers, since
/// the difference of two unsigned counts would wrap around.
///
/// # Errors
/// What is not allowed, for the author of the set.
pub(super) fn admit(sql: &str, records: &Records) -> Result<Admitted, Text> {
    if sql.chars().count() > LENGTH {
        return Err(refusal(format!("dài hơn {LENGTH} ký tự"), format!("it is longer than {LENGTH} characters")));
    }
    let mut guard = Guard { records, aggregates: 0, operations: 0 };
    let expression = guard.expression(parse(sql, DEPTH)?, Level { depth: 0, within: false })?;
    if guard.aggregates == 0 {
        return Err(refusal("không có hàm tổng hợp như COUNT hoặc SUM", "it has no aggregate such as COUNT or SUM"));
    }
    let admitted = expression.to_string();
    // Texts with `\'` are written without escaping the quote: what follows would no longer be what was checked.
    match parse(&admitted, 3 * DEPTH) {
        Ok(read_back) if read_back == expression => Ok(Admitted { sql: admitted, operations: guard.operations }),
        _ => Err(not_allowed(&sql)),
    }
}

fn parse(sql: &str, depth: usize) -> Result<Expr, Text> {
    let fault = |error: &dyn std::fmt::Display| refusal(format!("sai cú pháp: {error}"), format!("syntax: {error}"));
    let parser = Parser::new(&GenericDialect).with_recursion_limit(depth);
    let mut parser = parser.try_with_sql(sql).map_err(|error| fault(&error))?;
    let expression = parser.parse_expr().map_err(|error| fault(&error))?;
    match parser.next_token().token {
        Token::EOF => Ok(expression),
        rest => Err(refusal(format!("thừa `{rest}`"), format!("`{rest}` does not belong to one expression"))),
    }
}

fn refusal(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text::new(vi, en)
}

fn not_allowed(what: &dyn std::fmt::Display) -> Text {
    let shown: String = what.to_string().chars().take(80).collect();
    refusal(format!("không được dùng `{shown}`"), format!("`{shown}` cannot be used"))
}

/// Where in an expression the guard is.
#[derive(Clone, Copy)]
struct Level {
    depth: usize,
    /// Within an aggregate: columns may be named there, aggregates may not.
    within: bool,
}

/// Rebuilds an expression out of what is allowed.
struct Guard<'a> {
    records: &'a Records,
    aggregates: usize,
    operations: usize,
}

impl Guard<'_> {
    fn expression(&mut self, expression: Expr, level: Level) -> Result<Expr, Text> {
        if level.depth >= DEPTH {
            return Err(refusal(format!("lồng sâu hơn {DEPTH} cấp"), format!("it nests deeper than {DEPTH}")));
        }
        let level = Level { depth: level.depth + 1, ..level };
        self.operations += 1;
        match expression {
            Expr::Identifier(name) => self.column(&name, level),
            Expr::Value(value) => literal(&value.value).map(|()| Expr::Value(value)),
            Expr::TypedString(text) => day(&text),
            Expr::Function(function) => self.function(function, level),
            Expr::Case { conditions, .. } if conditions.len() > CASES => {
                Err(too_many(conditions.len(), CASES, "trường hợp của CASE", "cases of a CASE"))
            }
            Expr::Case { case_token, end_token, operand, conditions, else_result } => Ok(Expr::Case {
                case_token,
                end_token,
                operand: self.optional(operand, level)?,
                conditions: conditions.into_iter().map(|when| self.when(when, level)).collect::<Result<_, _>>()?,
                else_result: self.optional(else_result, level)?,
            }),
            other => self.operation(other, level),
        }
    }

    fn operation(&mut self, expression: Expr, level: Level) -> Result<Expr, Text> {
        Ok(match expression {
            Expr::BinaryOp { left, op, right } if is_binary(&op) => {
                Expr::BinaryOp { left: self.boxed(left, level)?, op, right: self.boxed(right, level)? }
            }
            Expr::UnaryOp { op: op @ (UnaryOperator::Plus | UnaryOperator::Minus | UnaryOperator::Not), expr } => {
                // Nested, because a minus before a minus would begin a comment.
                Expr::UnaryOp { op, expr: Box::new(Expr::Nested(self.boxed(expr, level)?)) }
            }
            Expr::Nested(expr) => Expr::Nested(self.boxed(expr, level)?),
            Expr::InList { list, .. } if list.len() > LISTED => {
                return Err(too_many(list.len(), LISTED, "giá trị của IN", "values of an IN list"));
            }
            Expr::InList { expr, list, negated } => {
                Expr::InList { expr: self.boxed(expr, level)?, list: self.list(list, level)?, negated }
            }
            Expr::Between { expr, negated, low, high } => {
                let (low, high) = (self.boxed(low, level)?, self.boxed(high, level)?);
                Expr::Between { expr: self.boxed(expr, level)?, negated, low, high }
            }
            Expr::Like { negated, any: false, expr, pattern, escape_char: None } => {
                demand_plain(&pattern)?;
                let (expr, pattern) = (self.boxed(expr, level)?, self.boxed(pattern, level)?);
                Expr::Like { negated, any: false, expr, pattern, escape_char: None }
            }
            Expr::IsNull(expr) => Expr::IsNull(self.boxed(expr, level)?),
            Expr::IsNotNull(expr) => Expr::IsNotNull(self.boxed(expr, level)?),
            // Among them `IS NOT TRUE`, which polars answers otherwise than SQL where a figure is missing.
            other => return Err(not_allowed(&other)),
        })
    }

    fn boxed(&mut self, expression: Box<Expr>, level: Level) -> Result<Box<Expr>, Text> {
        self.expression(*expression, level).map(Box::new)
    }

    fn optional(&mut self, expression: Option<Box<Expr>>, level: Level) -> Result<Option<Box<Expr>>, Text> {
        expression.map(|expression| self.boxed(expression, level)).transpose()
    }

    fn list(&mut self, list: Vec<Expr>, level: Level) -> Result<Vec<Expr>, Text> {
        list.into_iter().map(|expression| self.expression(expression, level)).collect()
    }

    fn when(&mut self, when: CaseWhen, level: Level) -> Result<CaseWhen, Text> {
        let condition = self.expression(when.condition, level)?;
        Ok(CaseWhen { condition, result: self.expression(when.result, level)? })
    }

    fn column(&self, name: &Ident, level: Level) -> Result<Expr, Text> {
        let column = self.records.columns.iter().find(|column| column.id == name.value);
        let Some(column) = column else {
            let known: Vec<_> = self.records.columns.iter().map(|column| column.id.as_str()).collect();
            let (name, known) = (&name.value, known.join(", "));
            let vi = format!("không có cột `{name}`; có: {known}");
            return Err(refusal(vi, format!("there is no column `{name}`; there are: {known}")));
        };
        if !level.within {
            let vi = format!("cột `{name}` nằm ngoài hàm tổng hợp");
            return Err(refusal(vi, format!("the column `{name}` stands outside an aggregate")));
        }
        Ok(Expr::Identifier(Ident::with_quote('"', &column.id)))
    }

    fn function(&mut self, function: Function, level: Level) -> Result<Expr, Text> {
        let name = match function.name.0.as_slice() {
            [ObjectNamePart::Identifier(name)] => name.value.to_ascii_uppercase(),
            _ => return Err(not_allowed(&function.name)),
        };
        let plain = function.over.is_none()
            && function.null_treatment.is_none()
            && function.within_group.is_empty()
            && function.parameters == FunctionArguments::None
            && !function.uses_odbc_syntax;
        match function.args.clone() {
            FunctionArguments::List(list) if plain && list.clauses.is_empty() => {
                if AGGREGATES.contains(&name.as_str()) {
                    return self.aggregate(&name, function, list, level);
                }
                let simple = function.filter.is_none() && list.duplicate_treatment.is_none();
                if simple && FUNCTIONS.contains(&name.as_str()) {
                    let args = self.arguments(list, false, level)?;
                    return Ok(Expr::Function(Function { args: FunctionArguments::List(args), ..function }));
                }
                Err(not_allowed(&function))
            }
            _ => Err(not_allowed(&function)),
        }
    }

    fn aggregate(
        &mut self,
        name: &str,
        function: Function,
        list: FunctionArgumentList,
        level: Level,
    ) -> Result<Expr, Text> {
        let distinct = matches!(list.duplicate_treatment, Some(DuplicateTreatment::Distinct));
        if level.within || list.args.len() != 1 || (distinct && name != "COUNT") {
            return Err(not_allowed(&function));
        }
        self.aggregates += 1;
        let level = Level { within: true, ..level };
        let args = FunctionArguments::List(self.arguments(list, name == "COUNT" && !distinct, level)?);
        let filter = self.optional(function.filter.clone(), level)?;
        let admitted = Expr::Function(Function { args, filter, ..function });
        Ok(if matches!(name, "COUNT" | "SUM") { as_double(admitted) } else { admitted })
    }

    /// The arguments of a function; `*` only where `star` says so.
    fn arguments(
        &mut self,
        list: FunctionArgumentList,
        star: bool,
        level: Level,
    ) -> Result<FunctionArgumentList, Text> {
        let admitted = list.args.into_iter().map(|argument| match argument {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(expression)) => {
                Ok(FunctionArg::Unnamed(FunctionArgExpr::Expr(self.expression(expression, level)?)))
            }
            FunctionArg::Unnamed(FunctionArgExpr::Wildcard) if star => {
                Ok(FunctionArg::Unnamed(FunctionArgExpr::Wildcard))
            }
            other => Err(not_allowed(&other)),
        });
        let args = admitted.collect::<Result<_, _>>()?;
        Ok(FunctionArgumentList { args, ..list })
    }
}

/// Refuses a `LIKE` pattern that is computed, or that may be matched in too many ways.
fn demand_plain(pattern: &Expr) -> Result<(), Text> {
    let Expr::Value(value) = pattern else { return Err(not_allowed(pattern)) };
    let Value::SingleQuotedString(text) = &value.value else { return Err(not_allowed(pattern)) };
    let wildcards = text.matches('%').count();
    if wildcards > WILDCARDS {
        return Err(too_many(wildcards, WILDCARDS, "dấu % của LIKE", "`%` of a LIKE pattern"));
    }
    Ok(())
}

fn too_many(count: usize, most: usize, vi: &str, en: &str) -> Text {
    refusal(format!("có {count} {vi}, giới hạn là {most}"), format!("it has {count} {en}, the limit is {most}"))
}

fn is_binary(operator: &BinaryOperator) -> bool {
    use BinaryOperator as Op;
    matches!(
        operator,
        Op::Plus
            | Op::Minus
            | Op::Multiply
            | Op::Divide
            | Op::Modulo
            | Op::Gt
            | Op::Lt
            | Op::GtEq
            | Op::LtEq
            | Op::Eq
            | Op::NotEq
            | Op::And
            | Op::Or
    )
}

fn literal(value: &Value) -> Result<(), Text> {
    match value {
        Value::Number(..) | Value::SingleQuotedString(_) | Value::Boolean(_) | Value::Null => Ok(()),
        other => Err(not_allowed(other)),
    }
}

/// `DATE '2023-12-31'` as the number of days that the columns of dates hold.
fn day(text: &TypedString) -> Result<Expr, Text> {
    let written = match (&text.data_type, &text.value.value) {
        (DataType::Date, Value::SingleQuotedString(written)) if !text.uses_odbc_syntax => written,
        _ => return Err(not_allowed(text)),
    };
    let date: Date = written.parse().map_err(|_| not_allowed(text))?;
    let days = date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    let value = |days: i64| Expr::Value(Value::Number(format!("{}.0", days.abs()), false).into());
    Ok(match days {
        0.. => value(days),
        _ => {
            let minus = Expr::UnaryOp { op: UnaryOperator::Minus, expr: Box::new(value(days)) };
            Expr::Nested(Box::new(minus))
        }
    })
}

fn as_double(expression: Expr) -> Expr {
    Expr::Cast {
        kind: CastKind::Cast,
        expr: Box::new(expression),
        data_type: DataType::Double(ExactNumberInfo::None),
        array: false,
        format: None,
    }
}
