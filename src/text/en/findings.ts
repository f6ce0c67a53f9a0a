/** Sentences of findings: what is wrong and what to do. */
import type { FindingCode } from '#domain/finding/catalogue';

export const findings = {
  'number-missing': 'Enter the certificate number.',
  'number-form': 'The number was typed with {{what}}; it will be sent without them.',
  'number-character':
    'Character {{position}} of the number, “{{character}}”, cannot stand there{{expectedPart}}.',
  'number-length': 'The number has {{length, character|characters}}; it needs {{expected}}.',
  'number-check-digit':
    'The check digit does not fit: character {{position}} is “{{check}}”, the others call for “{{expected}}”. Compare every character with the paper.',
  'number-inner-check-digit':
    'The organization code inside does not fit: character {{position}} is “{{check}}”, the others call for “{{expected}}”. Compare every character with the paper.',
  'number-birth-date': 'The birth date in the number, {{date}}, does not exist or lies in the future.',
  'number-division-unknown':
    'The number begins with {{division}}, which is no known division. Compare it with the paper.',
  'number-nationality-unknown': 'The nationality code {{nationality}} in the number does not exist.',
  'number-category-unknown':
    'The code begins with {{prefix}}, which is no known authority and category. Compare it with the paper.',
  'number-prefix-other-type':
    'A code that begins with {{prefix}} usually stands on a {{type}}. Check the certificate type.',
  'number-duplicate-tail': '“{{tail}}” counts copies and is not part of the number. Take it away.',
  'number-old-form': 'This is the old 15-digit form. Enter the 18 characters of the current card.',
  'number-credit-code-wanted':
    'Reviewers usually want the 18-character unified social credit code. Enter it if the paper shows one; otherwise renew the paper first.',
  'number-form-unusual':
    'This looks unlike usual numbers of this kind (for example {{example}}). Look at the paper once more.',
  'number-form-wrong': 'The number has the wrong form; it should look like {{example}}.',
  'number-of-other-paper': 'This number belongs to a {{type}}. Correct the certificate type or the number.',
  'number-mrz-line': 'A whole machine-readable line was pasted; only the document number is needed.',
  'number-mrz-check-digit':
    'The check digit of “{{part}}” in the machine-readable line does not fit. Compare it again.',
  'number-zero': "“0” stands for “no number” on overseas organizations' papers only. Enter the number.",
  'number-none-printed': 'Sent as “no number printed”.',
  'picture-not-a-picture':
    'This file is not a picture. Use a scan or photo (JPG, PNG, PDF, HEIC, BMP, WebP, TIFF, AVIF, GIF).',
  'picture-kind-not-read':
    'This kind of picture ({{kind}}) is not read. Open it in another program and save it as JPEG.',
  'picture-irregular': 'The file does not quite keep to its format; every pixel was read.',
  'picture-part-lost':
    'A part of the picture may be lost or covered. Look at the whole of it, and get the file again where something is missing.',
  'picture-blank':
    'The picture is empty: it has one colour everywhere. Look at the file and choose the right one.',
  'picture-text-missing':
    'Text of this page may be missing or look different, because its font cannot be read. Compare it with the original.',
  'picture-halved':
    'The photo of {{width}} × {{height}} pixels was taken in at half its width and height; that is plenty.',
  'picture-empty-file': 'The file is empty (0 bytes). Get it again.',
  'picture-locked': 'The PDF is protected. Enter its password.',
  'picture-password-wrong': 'This password does not open the PDF. Check it and enter it again.',
  'picture-no-such-page': 'The file has no page {{page}}.',
  'picture-damaged': 'The {{type}} file is damaged or cut off. Get it again.',
  'picture-too-hard':
    'The desk could not finish reading this file. Open it in another program, save it as JPEG, and add that.',
  'picture-too-many-pixels':
    'The picture has {{width}} × {{height}} pixels, more than the desk takes in. Scan with 300 to 600 dpi; take photos in the usual size.',
  'picture-file-too-large': 'The file has {{bytes}} bytes; the limit is {{limit}}.',
  'picture-extension-false':
    'The name ends in .{{extension}} but the content is {{type}}. The prepared picture will carry its true extension.',
  'picture-several-pages':
    'The file has {{pages, page|pages}}; page {{page}} is used. The scan’s menu lets you choose others.',
  'picture-colour-converted': 'Colours were converted from {{space}} to sRGB and may shift a little.',
  'picture-depth-reduced': '16 bits a channel were reduced to 8.',
  'picture-alpha-flattened': 'Transparent parts were laid on white.',
  'picture-paper-unsure':
    'The corners of the paper are not certain ({{confidence}}%), so the picture shows the whole photo. Correct the corners, or make sure that the paper fills it.',
  'picture-not-cropped': 'No corners are set yet; the whole photo goes into the picture.',
  'picture-corners-unusable': 'The four corners make no shape that can be straightened. Set them again.',
  'picture-several-papers':
    'This photo shows {{count, paper|papers}}. The picture uses the clearest; add the photo again for the other one and set its corners.',
  'picture-corner-on-frame': "A corner lies on the edge of the photo; the paper's border may be cut.",
  'picture-cannot-reach-minimum':
    'Even the best honest encoding has {{bytes}} bytes, under the minimum of {{minBytes}}. Photograph it again or scan at a higher resolution.',
  'picture-cannot-fit-maximum':
    'It does not go under {{maxBytes}} bytes and stay legible ({{bytes}}). Crop what is not needed, or use JPG.',
  'picture-too-few-pixels':
    'Only {{width}} × {{height}} pixels: the paper cannot be read. Photograph it again.',
  'picture-format-not-accepted':
    'The target does not take {{type}}, only {{formats}}. Prepare the picture again.',
  'picture-under-minimum':
    'The picture has {{bytes}} bytes, under the minimum of {{minBytes}}. Prepare it again for this target.',
  'picture-over-maximum':
    'The picture has {{bytes}} bytes, over the maximum of {{maxBytes}}. Prepare it again for this target.',
  'picture-outside-aim':
    'The picture has {{bytes}} bytes: fine here, but outside the {{aimMin}} to {{aimMax}} that every known registrar takes.',
  'picture-low-resolution':
    "Only {{dpi}} dpi on the paper's real size, under the advised 300; text may be hard to read.",
  'picture-missing': 'No certificate picture yet. Add a scan or photo.',
  'picture-not-prepared': 'Scans are attached, but the upload picture is not made yet.',
  'picture-scan-lost':
    'What the desk kept of the scan “{{name}}” is damaged or gone. Attach the original file again.',
  'picture-lost': 'What the desk kept of the upload picture is damaged or gone. Make the picture again.',
  'picture-outdated': 'The scans changed. Make the upload picture again.',
  'picture-side-missing': 'A {{type}} needs both sides. Add the other side.',
  'picture-blurred':
    'The print is blurred: the long side shows {{details}} details, {{wanted}} are needed. Focus, hold still, and take it again.',
  'picture-glare-over-print':
    'A reflection hides print ({{share}}% of the photo). Change the angle or turn the flash off.',
  'picture-too-dark': 'The photo is too dark (paper at {{light}} of 255). Take it again in good light.',
  'picture-washed-out':
    'The photo is overexposed; print stands out by {{contrast}}% only. Take it away from strong light.',
  'picture-grey-copy':
    'The emblem is grey (colour {{share}}%): it looks like a black-and-white copy. Scan or photograph the original.',
  'picture-watermark':
    'A text that is none of the paper’s own was read over it: “{{words}}”. Use a picture without a watermark.',
  'picture-border-cut':
    'A part of the licence lies outside of the photo. Step back so that every border shows.',
  'picture-mirrored':
    'The paper looks mirrored, as selfie cameras do. Check which way the writing runs, and flip it if needed.',
  'picture-not-upright': 'The paper does not stand upright. Turn it {{degrees}}° clockwise.',
  'picture-same-file': 'The same file as “{{of}}”; it counts once.',
  'picture-same-side-twice': 'Both photos seem to show the same side. Add the other side of the paper.',
  'picture-flipped':
    'The photo was mirrored and has been flipped. Make sure that the text reads the right way.',
  'field-missing': 'Fill in: {{field}}.',
  'field-length': '{{field}} has {{length, character|characters}}; the target takes {{min}} to {{max}}.',
  'field-invisible-character':
    '{{field}} holds an invisible character, or a private one that few fonts have ({{character}}), at position {{position}}. Take it away or write the official character.',
  'field-stray-spaces': '{{field}} has stray spaces.',
  'name-spaces': 'A Chinese name has no spaces in it.',
  'name-brackets':
    'Brackets should be {{wanted}}. Compare with the paper and the filing before changing them.',
  'name-brackets-mixed': 'Full-width and half-width brackets are mixed. Use one kind.',
  'name-differs-from-certificate':
    'The holder “{{holder}}” differs from “{{certificate}}” on the certificate. They must be the same.',
  'name-form-differs':
    'The holder “{{holder}}” and “{{certificate}}” on the certificate differ in case, width or spaces. Make them the same.',
  'name-without-han': 'This target wants Chinese characters in the Chinese name.',
  'name-expected-han': 'The Chinese name holds no Chinese character. Enter it as on the paper.',
  'name-latin-expected': '{{field}} takes half-width Latin letters only.',
  'name-special-marks': '{{field}} must not hold {{marks}}: keep them in the Chinese field, drop them here.',
  'name-accents':
    '{{field}} holds letters with accents ({{letters}}), which cannot be audited. Use plain letters.',
  'name-abbreviated': 'The name is abbreviated. Write it in full as on the paper.',
  'name-overseas-same':
    'The paper is in Latin letters, so the Chinese field holds the same text: {{wanted}}.',
  'name-look-alike':
    '{{characters}} in the name look like Chinese characters but are not. Enter what the paper shows.',
  'email-form': 'The e-mail address is not complete or not correct.',
  'email-not-verified': 'The e-mail is not verified yet; verify it before submitting.',
  'phone-form': 'The phone number should be a mobile number, or area code and landline, in digits only.',
  'phone-country': "The telephone country code should be {{wanted}}, not a city's area code.",
  'phone-extension': 'The extension holds digits only; leave it empty if there is none.',
  'postal-code-form': 'A Chinese postal code has 6 digits.',
  'country-target':
    'This registrar’s interface takes addresses in mainland China only (here: {{country}}). Ask the registrar first.',
  'country-unknown': 'There is no such country or region code.',
  'province-form': 'This target writes the province as “{{wanted}}”.',
  'address-short': 'The address has no house number. Write it down to the door.',
  'certificate-type-missing': 'Choose the certificate type.',
  'certificate-type-other-holder': 'A {{type}} is not for this kind of holder. Check person or organization.',
  'certificate-type-region': 'Registrants of this region cannot use a {{type}}.',
  'certificate-type-nationality':
    'Registrants of this nationality cannot use a {{type}}; mainland citizens use the resident ID card.',
  'certificate-type-target': 'This target does not take a {{type}}.',
  'certificate-military-unit':
    'Military units are verified through a channel of their own, not at registrars.',
  'occupation-other-paper':
    'Military, monks and some others cannot be verified with the resident ID card. Use another paper.',
  'certificate-name-missing':
    'Enter the name as printed on the certificate, so that it can be compared with the holder.',
  'date-form': '{{why}} Write the date as year-month-day, for example 2021-06-18.',
  'issue-date-missing': 'No issue date: the desk cannot tell whether ten days have passed.',
  'issue-date-future': 'The issue date {{date}} lies in the future.',
  'issued-too-recently': 'A new certificate waits {{days, day|days}}; it may go out from {{readyFrom}}.',
  'expiry-date-missing': 'No expiry date entered.',
  'expiry-before-issue': 'The expiry date is before the issue date.',
  'certificate-expired': 'The certificate expired on {{date}}. Use a valid one.',
  'certificate-expires-soon': 'The certificate expires in {{days, day|days}} ({{date}}) and may be refused.',
  'domain-form': '“{{domain}}” is not a valid domain name.',
  'domain-duplicate': 'The domain {{domain}} is listed twice.',
  'domain-reserved-word':
    '{{domain}} holds “{{word}}”: {{class}}. It may fail the naming review; the reviewer decides.',
  'number-division-unlisted':
    'The first six digits, {{division}}, stand in no list of divisions the desk has. Compare them with the paper; lists are never complete.',
  'number-division-past':
    '{{name}} ({{division}}) was last listed in {{year}}, before the birth date in the number. Compare it with the paper.',
  'other-desk-differs':
    '{{field}}: another desk wrote another value. Here “{{ours}}”, there “{{theirs}}”. Decide which one counts.',
  'other-desk-picture': 'Another desk has another picture or scan of this template. Decide which one counts.',
  'other-desk-standing':
    'Another desk says otherwise where this template stands with the registry, or has removed it. Decide which one counts.',
  'target-missing':
    'This template names the rule pack “{{id}}”, which is not on this desk. Choose a target or add the pack.',
  'name-characters-confused':
    'The holder “{{holder}}” and “{{certificate}}” on the certificate differ in {{pairs}}, which are easily taken for one another. Enter what the paper shows.',
  'name-shortened': '“{{missing}}” of the name on the certificate is left out. Enter the whole name.',
  'name-traditional':
    '{{characters}}: mainland papers print simplified characters. Keep it only if the paper shows it so.',
  'name-rare-characters':
    '{{characters}}: not every system knows this character. If it is refused, ask the registrar how to enter it.',
  'name-middle-dot': 'Papers print the middle dot ·, here stands “{{found}}”.',
  'name-pinyin-differs': 'The Latin name is no reading of the Chinese one; it would be “{{wanted}}”.',
  'contact-name-parts':
    'This registrar wants the contact’s surname and given name apart, with Chinese characters in the one script and letters in the other. Split, they read “{{surname}}” and “{{given}}”. Complete the name.',
  'name-case': 'This target advises {{wanted}} for Latin names.',
  'province-unknown': 'There is no such province, autonomous region or municipality.',
  'city-form': 'Write the city with its word: {{wanted}}.',
  'city-other-province': '{{city}} lies in {{province}}. Correct province or city.',
  'city-unknown': 'The desk knows no such city or county. Check how it is written.',
  'place-latin-differs': '{{field}} is no reading of the Chinese; it would be “{{wanted}}”.',
  'postal-code-place': 'A postal code that begins so lies in {{province}}.',
  'phone-area': 'Area code {{area}} belongs to {{place}}, not to the province and city entered.',
  'certificate-three-in-one':
    "This is a company's credit code: since October 2015 companies show the business licence. Choose that type if the paper is one.",
  'domain-suffix-without-chinese': '“{{domain}}”: no Chinese names are given out under .{{suffix}}.',
  'domain-variant':
    '{{domain}} and {{other}} differ only in simplified and traditional characters; registries count them as one name.',
  'domain-other-registry': '“{{domain}}” is not under .cn, .中国, .公司 or .网络 and needs no such template.',
  'domain-forbidden-content':
    '{{domain}} holds “{{word}}”: {{class}}. It may fail the naming review; the reviewer decides.',
  'domain-of-others':
    "{{domain}} holds “{{word}}”: {{class}}. Have the owner's consent ready; the reviewer decides.",
  'question-open': 'Not answered yet: {{field}}',
  'proof-missing': '{{because}} Attach it as a scan of the side “proof”; it goes onto the same picture.',
  'seal-incomplete':
    "The paper lacks its authority's whole, clear seal. Get a sealed one, or a scan that shows the seal.",
  'picture-not-of-original':
    'Photograph or scan the original itself, in colour: no copy, screenshot, watermark or cover.',
  'filing-missing': 'Enter what the ICP filing says, so that it can be compared.',
  'filing-name-differs': 'The ICP filing says “{{filing}}”; name and brackets must equal it.',
  'filing-type-differs': 'The ICP filing was made with a {{type}}; use the same certificate.',
  'filing-number-differs': 'The number differs from the one in the ICP filing. Compare both with the paper.',
  'read-number-differs':
    'The scan reads {{printed}}, which is not the number that was typed. Compare every character with the paper.',
  'read-value-unsure':
    '{{field}}: the scan seems to read {{printed}}, though not all of it is sure. Look at the paper once more.',
  'read-name-differs':
    'The scan reads “{{printed}}”, which is not the name that was typed. Compare every character with the paper.',
  'read-issued-differs': 'The scan gives {{printed}} as the day of issue. Compare it with the paper.',
  'read-expires-differs': 'The scan gives {{printed}} as the end of validity. Compare it with the paper.',
  'read-address-differs':
    'The paper prints the address “{{printed}}”, which differs a little from the typed one. Compare them.',
  'read-nationality-differs':
    'The machine-readable zone names the nationality {{printed}}. Compare it with the paper.',
  'read-birth-differs':
    'The number holds the birth date {{date}}, the paper prints {{printed}}. Compare the number with the paper.',
  'read-sex-differs':
    'The number belongs to a person of the other sex than the paper prints. Compare the number with the paper.',
  'read-qr-differs': 'The QR code names {{qr}}, the print {{printed}}. Ask for the original paper.',
  'read-zone-differs':
    'The paper prints {{printed}}, its machine-readable zone says {{zone}}. Compare both with the paper.',
  'read-authority-elsewhere':
    'Issued by {{authority}}, while the number begins with {{region}}. If the household has moved, reviewers want both sides and a proof.',
  'read-paper-differs': 'The scan shows a {{type}}. Correct the certificate type, or attach the right paper.',
  'read-paper-foreign':
    'The scan shows a {{foreign}}, which registrars do not take as the certificate. Attach the certificate itself, or keep this scan as a further proof.',
  'read-side-differs': 'The scan shows the other side of the card. Change its side.',
  'read-nothing': 'Neither a paper nor print is seen in this picture. Is it the right file?',
  'name-title': '“{{title}}” is a form of address or a label and stands on no paper. Write the name alone.',
  'field-placeholder':
    '{{field}} holds “{{text}}”, which looks like a placeholder. Enter what the paper shows.',
  'holder-looks-organization':
    "“{{holder}}” looks like an organization's name, but the holder is a person. Check person or organization.",
  'email-domain-slip': 'The end of the e-mail address looks mistyped; “{{wanted}}” is probably meant.',
  'phone-mobile-length': 'A mobile number has 11 digits; this one has {{length}}.',
  'postal-code-unknown': 'No postal code in mainland China begins so. Check it.',
  'city-is-province': '{{province}} is a province. Enter the city.',
  'address-elsewhere':
    'The address names {{place}}, but the province and city fields say something else. Correct one of them.',
  'issued-before-birth':
    'The issue date {{date}} is not after the birth date in the number, {{birth}}. Compare both with the paper.',
  'certificate-span-unusual':
    'Resident ID cards are valid for 5, 10 or 20 years, or without end; {{issued}} to {{expires}} is none of these. Compare both days with the back of the card.',
  'certificate-span-age':
    'By the number, the holder was {{age}} years old at the issue; a card valid for so long is given from {{from}} on. Compare both days with the back of the card.',
} as const satisfies Record<FindingCode, string>;
