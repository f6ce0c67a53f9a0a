/** What each known failure means and what to do. */
import type { KnownFailure } from '#domain/guide/failure-table';
import type { GuideEntry } from '../guide-entry.ts';

const photo =
  'Photograph or scan the original again: in colour, all borders visible, nothing covered, no watermark, no glare; then correct and remake the picture.';
const compare = 'With the paper in hand, compare name and number character by character.';
const rename = 'Choose another domain name; the papers are not the problem, changing them will not help.';

export const guide: Readonly<Record<KnownFailure, GuideEntry>> = {
  F01: {
    means:
      'Something differs from the authorities’ data: name, number, type, dates, picture, residence or occupation.',
    steps: [
      compare,
      'Check certificate type, issue date (at least 10 days ago) and expiry.',
      'If the person moved or the card was reissued, add the other side; for special occupations use another paper.',
    ],
  },
  F02: {
    means: 'The data differ and were refused at once; often special marks (·, 《》) in the name.',
    steps: [compare, 'Keep the marks of the paper in the Chinese field, drop them in the English one.'],
  },
  F03: {
    means: 'The chosen type is not the paper on the picture, or the number has the wrong length.',
    steps: [
      'Set the type of the paper on the picture.',
      'Count the characters of the number and compare them.',
    ],
  },
  F04: {
    means: 'Picture and fields differ: mirrored picture, or another name, number, type or region.',
    steps: [
      'Look whether the writing is mirrored; if so, flip it.',
      compare,
      'Check region and nationality.',
    ],
  },
  F05: {
    means: 'The material belongs to somebody else, or template and domain have different holders.',
    steps: [compare, 'Make sure that the domain’s holder is this template’s holder.'],
  },
  F06: {
    means: 'The picture did not reach the reviewer: unclear, wrong format or size, or another number.',
    steps: ['Remake the upload picture.', compare],
  },
  F07: { means: 'The picture is unclear, covered or watermarked.', steps: [photo] },
  F08: {
    means: 'The registry has no data of this paper yet; usually it is new.',
    steps: ['Submit again 10 days after the issue date.', 'If it is urgent, add a stamped proof.'],
  },
  F09: {
    means: 'The paper is new and its data are not there yet.',
    steps: ['Submit again 10 days after the issue date.'],
  },
  F10: {
    means: 'Part of the paper is missing: a border, a side, the emblem or a page.',
    steps: [photo, 'Where both sides are wanted, merge them into one picture.'],
  },
  F11: {
    means: 'The picture is not acceptable: no colour original, or no seal.',
    steps: [photo, 'The red seal of an organization’s paper must be clear and whole.'],
  },
  F12: {
    means: 'The identity could not be verified: wrong data, or the registry is late.',
    steps: [compare, 'If all is right, submit it unchanged after 1–3 working days.'],
  },
  F13: { means: 'No certificate was submitted.', steps: ['Add the scan, make the picture, submit again.'] },
  F14: {
    means: 'The number is not in the database.',
    steps: [
      compare,
      'If the card was renewed, the person asks the police to update the data; then submit card and household page as one picture.',
    ],
  },
  F15: {
    means: 'Verification failed; further proof is wanted.',
    steps: [compare, 'Add a screenshot of the authority’s site that shows the paper as valid.'],
  },
  F16: {
    means: 'The material shows an overseas holder, entered in the wrong way.',
    steps: [
      'Write the name in the Chinese field as the paper shows it, letters and case alike.',
      'Check region and nationality.',
    ],
  },
  F17: {
    means: 'Holder and name on the certificate differ, or the contact is wrong.',
    steps: [compare, 'If the name has changed, change the domain’s holder first.'],
  },
  F18: {
    means: 'Contact data have a wrong form, usually the telephone country code.',
    steps: ['For China the country code is 86, not an area code.', 'Check postal code and extension.'],
  },
  F19: {
    means: 'Naming review: national security and the like (old article 27 (2), now article 28).',
    steps: [rename],
  },
  F20: { means: 'Naming review: rights of others (old article 27 (8), now article 28).', steps: [rename] },
  F21: {
    means: 'Naming review: other prohibited content (old article 27 (9), now article 28).',
    steps: [rename],
  },
  F22: { means: 'Naming review: harms national honour and interests.', steps: [rename] },
  F23: { means: 'The domain holds a prohibited word.', steps: [rename] },
  F24: {
    means: 'Region and paper do not go together; a travel permit, for example, is Hong Kong or Macau.',
    steps: ['Set the country or region of the paper.', 'Check the certificate type.'],
  },
  F25: {
    means: 'Contact data hold marks that are not accepted.',
    steps: ['Keep marks in the Chinese field; drop marks and accents in the English one.'],
  },
  F26: {
    means: 'The holder is a national defence body, which this channel does not serve.',
    steps: ['Use the channel for military units (北京神州长城通信技术发展中心).'],
  },
  F27: {
    means: 'The network failed during the upload; nothing arrived.',
    steps: ['Submit it again unchanged; if that fails, use a template and a batch change of holder.'],
  },
  F28: {
    means: 'Format or size of the picture is not accepted.',
    steps: ['Remake the upload picture for this target; it will lie inside the window.'],
  },
  F29: {
    means: 'The file format is not supported; often only the extension was changed.',
    steps: ['Remake the upload picture; its extension will be true.'],
  },
  F30: { means: 'The certificate type is wrong.', steps: ['Set the type of the paper on the picture.'] },
  F31: {
    means: 'Contact fields are wrong: region, telephone country code or extension.',
    steps: ['Choose the region again, country code 86, no extension.'],
  },
  F32: {
    means: 'The Chinese holder name must hold Chinese characters.',
    steps: [
      'Enter the Chinese name of the paper; a holder without one needs a registrar that takes foreign names.',
    ],
  },
  F33: { means: 'The picture is not clear, not whole, or covered.', steps: [photo] },
  F34: {
    means: 'The number is empty or wrong, or the uploaded file cannot be read.',
    steps: [compare, 'Remake the upload picture.'],
  },
  F35: {
    means: 'Nobody reviewed it in time; nothing of it was judged.',
    steps: ['Submit the same template again, unchanged.'],
  },
  F36: {
    means: 'The registrar has verified it already, or reviews it now: new material is not taken.',
    steps: ['Look up its state at the registrar and set the same state here.'],
  },
  F37: {
    means: 'An earlier task is not finished, or the connection broke off. The material was not judged.',
    steps: ['Wait some minutes and submit again, unchanged.'],
  },
  F38: {
    means: 'The registrar does not know the template id or the domain, or this account may not use it.',
    steps: [
      'Compare “Id at the registrar” in the template with the console, and the account with which you submit.',
      'Clear the id if the template was deleted there, and submit it as a new one.',
    ],
  },
};
