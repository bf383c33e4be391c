//! Spans and events of the engine as lines of the log.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use serde_json::{Number, Value};
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::{LookupSpan, SpanRef};

use super::{Fields, Log, LogLevel, Station};

/// What the crates of this program are called: of others nothing is told.
const OURS: &str = "dti_";

/// Watches for a log.
pub(super) struct Watch {
    log: Log,
}

/// A span that has begun.
struct Begun {
    at: Instant,
    fields: Fields,
}

impl Watch {
    pub(super) fn new(log: Log) -> Self {
        Self { log }
    }

    fn wants(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with(OURS)
            && (is_station(metadata) || self.log.admits(LogLevel::of(*metadata.level())))
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Watch {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.wants(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        self.wants(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        // What is below is left out before anybody asks.
        let all = [Level::TRACE, Level::DEBUG].into_iter().find(|level| self.log.admits(LogLevel::of(*level)));
        Some(all.unwrap_or(Level::INFO).into())
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut fields = Fields::new();
        attributes.record(&mut Visitor(&mut fields));
        span.extensions_mut().insert(Begun { at: Instant::now(), fields });
    }

    fn on_record(&self, id: &Id, record: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(begun) = span.extensions_mut().get_mut::<Begun>() {
            record.record(&mut Visitor(&mut begun.fields));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = station_fields(context.event_span(event));
        event.record(&mut Visitor(&mut fields));
        self.log.write(LogLevel::of(*event.metadata().level()), event.metadata().name(), fields);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        let Some(Begun { at, fields: counts }) = span.extensions_mut().remove::<Begun>() else { return };
        let taken = at.elapsed();
        let (name, level) = (span.name(), LogLevel::of(*span.metadata().level()));
        let mut fields = station_fields(Some(span));
        fields.insert("ms".to_owned(), milliseconds(taken));
        fields.extend(counts.clone());
        if fields.get("station").is_some_and(|station| station == name) {
            self.log.write(level, "station", fields);
            self.log.ended(Station { name, taken, counts });
        } else {
            self.log.write(level, name, fields);
        }
    }
}

fn is_station(metadata: &Metadata<'_>) -> bool {
    metadata.is_span() && *metadata.level() == Level::INFO
}

/// The station that a span belongs to, or is.
fn station_fields<'a, R: LookupSpan<'a>>(span: Option<SpanRef<'a, R>>) -> Fields {
    let station = span.and_then(|span| span.scope().find(|span| is_station(span.metadata())).map(|span| span.name()));
    Fields::from_iter(station.map(|station| ("station".to_owned(), Value::from(station))))
}

/// A time in milliseconds, to the microsecond.
pub(crate) fn milliseconds(taken: Duration) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "microseconds of a run stay far below 2^53")]
    let milliseconds = taken.as_micros() as f64 / 1000.0;
    Value::from(milliseconds)
}

/// Takes the fields of spans and events over.
struct Visitor<'a>(&'a mut Fields);

impl Visitor<'_> {
    fn take(&mut self, field: &Field, value: impl Into<Value>) {
        self.0.insert(field.name().to_owned(), value.into());
    }
}

impl Visit for Visitor<'_> {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.take(field, Number::from_f64(value).map_or(Value::Null, Value::Number));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.take(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.take(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.take(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.take(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.take(field, format!("{value:?}"));
    }
}
