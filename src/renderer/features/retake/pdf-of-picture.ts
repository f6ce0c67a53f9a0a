/** A PDF of one A4 page that is a JPEG (ISO 32000-1, DCTDecode): every viewer and printer takes it, and no font has to be put in. */

/** A4 in points. */
const page = { width: 595, height: 842 };

export const pdfOfPicture = (jpeg: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> => {
  const letters = new TextEncoder();
  const parts: Uint8Array[] = [];
  const places: number[] = [];
  let length = 0;
  const put = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? letters.encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (head: string, stream?: Uint8Array): void => {
    places.push(length);
    put(`${places.length} 0 obj\n${head}\n`);
    if (stream) {
      put('stream\n');
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  };
  const drawn = letters.encode(`q ${page.width} 0 0 ${page.height} 0 0 cm /P Do Q`);
  put('%PDF-1.4\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
  );
  object(`<< /Length ${drawn.length} >>`, drawn);
  object(
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
    jpeg,
  );
  const table = length;
  put(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`);
  for (const place of places) put(`${String(place).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
