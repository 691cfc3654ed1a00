//! Drawings: what stands in them is read, what they paint is kept for judging colours.

use super::colour::Ground;
use super::paragraph::{Frame, Paragraph};
use super::shape::{self, Bounds, Fill, VmlStyle};
use super::walk::Walk;
use super::xml::{Element, Ns, Xml};
use crate::document::Hiding;
use crate::extract::ExtractError;

impl Walk<'_> {
    /// An element of a drawing that says more than what is in it.
    pub fn drawn(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        match element.name() {
            (Ns::Drawing, _) => self.anchor(xml, frame, paragraph),
            (Ns::Shape, _) => self.shape(xml, frame, paragraph),
            (Ns::Diagram, _) => {
                self.diagram(element, frame.hidden);
                xml.skip()
            }
            (_, "textpath") => {
                paragraph.draw(element.attribute("string").as_deref().unwrap_or(""), frame);
                xml.skip()
            }
            (_, "textbox") => self.inline(xml, shape::in_text_box(element, frame), paragraph),
            _ => self.vml(element, xml, frame, paragraph),
        }
    }

    /// A drawing that floats over or under the text.
    fn anchor(
        &mut self,
        xml: &mut Xml<'_>,
        mut frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        let outer = std::mem::take(&mut self.has_paint);
        let mut bounds = Bounds::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Drawing, "extent") => bounds.measure(&element),
                (Ns::Drawing, "positionH") => {
                    bounds.left = shape::offset(xml)?;
                    continue;
                }
                (Ns::Drawing, "positionV") => {
                    bounds.top = shape::offset(xml)?;
                    continue;
                }
                (Ns::Drawing, "docPr") if element.attribute("hidden").is_some_and(|value| value == "1") => {
                    frame.hidden = Some(Hiding::Vanish);
                }
                _ => {}
            }
            let content = Frame { hidden: frame.hidden.or(bounds.hiding()), ..frame };
            self.inline_child(&element, xml, content, paragraph)?;
        }
        self.end_drawing(bounds.height, outer);
        Ok(())
    }

    /// A shape or group of shapes in the older language.
    fn vml(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        let outer = std::mem::take(&mut self.has_paint);
        let (style, fill) = (VmlStyle::read(element), Fill::of_vml(element));
        self.has_paint = fill.is_painted;
        self.inline(xml, style.frame(fill, frame), paragraph)?;
        self.end_drawing(style.floating, outer);
        Ok(())
    }

    fn end_drawing(&mut self, floating: Option<f32>, outer: bool) {
        if let (true, Some(height)) = (self.has_paint, floating) {
            self.backdrops.add(self.next_paragraph, height);
        }
        self.has_paint |= outer;
    }

    /// A shape with its fill and text.
    fn shape(
        &mut self,
        xml: &mut Xml<'_>,
        mut frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        frame.ground = Ground::Unknown;
        let first = paragraph.boxes.len();
        let mut grows = false;
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Shape, "spPr") => {
                    let fill = Fill::read(xml)?;
                    frame.ground = fill.ground;
                    self.has_paint |= fill.is_painted;
                }
                (Ns::Shape, "bodyPr") => grows |= shape::grows(xml)?,
                _ => self.inline_child(&element, xml, frame, paragraph)?,
            }
        }
        if grows {
            // Its size was that of an empty box.
            let clipped =
                paragraph.boxes[first..].iter_mut().filter(|line| line.hidden == Some(Hiding::Clipped));
            clipped.for_each(|line| line.hidden = None);
        }
        Ok(())
    }
}
