//! Shared by the interface tests: a renderer that needs no graphics card.

pub mod cpu_renderer;
mod raster;

pub use cpu_renderer::CpuRenderer;
