//! Shared by the interface tests: a renderer that needs no graphics card.

pub(crate) mod cpu_renderer;
mod raster;

pub(crate) use cpu_renderer::CpuRenderer;
