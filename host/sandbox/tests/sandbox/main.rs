//! The sandbox against plugins that break every rule there is.

mod caching;
mod kit;
mod loading;
mod scoring;
mod standard;
