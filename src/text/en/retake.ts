/** What a customer is told who is asked for another photo. */
import type { RetakeWords } from '../retake-words.ts';

export const retake: RetakeWords = {
  subject: 'Please take the photo of your document again',
  paper: 'document',
  greeting: 'Hello,',
  greetingTo: 'Dear {{name}},',
  lead: 'The photo of your {{paper}} cannot be used for the real-name check yet. Please take it again and send it to us. The reason:',
  marked: 'The sharp part of the attached picture is what is wrong; the rest was blurred by us.',
  how: 'How to take it:',
  closing: 'Please send us the original file. Thank you!',
  reasons: {
    blurred: {
      why: 'The photo is out of focus; the print cannot be read.',
      how: 'Hold the phone still, tap the document to focus, and wait until it is sharp.',
    },
    glare: {
      why: 'A reflection hides some of the print.',
      how: 'Switch the flash off and change the angle until no lamp is reflected.',
    },
    dark: {
      why: 'The photo is too dark.',
      how: 'Take it by daylight near a window, without the shadow of your hand or phone.',
    },
    pale: { why: 'The photo is overexposed; the print is pale.', how: 'No flash, and no direct sunlight.' },
    small: {
      why: 'The photo is too small to be read when enlarged.',
      how: 'Let the document fill the photo, and send the original file, not a screenshot.',
    },
    cut: {
      why: 'The edges of the document are cut off.',
      how: 'All four edges and corners must be in the photo, with a little room around them.',
    },
    covered: {
      why: 'Part of the document is covered.',
      how: 'Take it out of its cover, and keep your fingers off it.',
    },
    watermark: {
      why: 'There is a watermark or other text on the photo.',
      how: 'Switch off the watermark of your camera, and use no app that adds text.',
    },
    copy: {
      why: 'It shows a copy, or a black-and-white picture.',
      how: 'Photograph the original document, in colour.',
    },
    mirrored: {
      why: 'The photo is mirrored.',
      how: 'Use the camera on the back of your phone, not the selfie camera.',
    },
    damaged: {
      why: 'The file is damaged: it cannot be opened, or a part is missing.',
      how: 'Take a new photo, or send the original file again.',
    },
    side: {
      why: 'One side of the document is missing.',
      how: 'Take one photo of the front and one of the back.',
    },
  },
  general: [
    'Lay the original document flat on a dark table.',
    'Hold the phone straight above it.',
    'Do not edit, crop or filter the photo.',
  ],
};
