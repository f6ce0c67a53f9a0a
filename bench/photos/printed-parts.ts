/** Parts of printed papers in SVG: print, portraits, seals, emblems. */
import { pick, type Random } from './paint.ts';

export const text = (
  x: number,
  y: number,
  size: number,
  value: string,
  fill = '#1c1c1c',
  more = '',
): string => `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${more}>${value}</text>`;

export const portraitOf = (x: number, y: number, width: number, height: number, random: Random): string => {
  const [ground, clothes] = [
    pick(random, ['#f4f6f8', '#7fa8d0', '#c3cfd8', '#b8433c']),
    pick(random, ['#2b3140', '#5a4038', '#7d8c98', '#e8e8e8']),
  ];
  return `<g transform="translate(${x} ${y})"><rect width="${width}" height="${height}" fill="${ground}"/><ellipse cx="${width / 2}" cy="${height * 0.4}" rx="${width * 0.22}" ry="${height * 0.2}" fill="#d8b296"/><path d="M${width * 0.27} ${height * 0.36} q${width * 0.23} -${height * 0.36} ${width * 0.46} 0 q-${width * 0.2} -${height * 0.1} -${width * 0.46} 0z" fill="#1e1a1a"/><path d="M${width * 0.08} ${height} q${width * 0.42} -${height * 0.62} ${width * 0.84} 0z" fill="${clothes}"/></g>`;
};

export const starOf = (x: number, y: number, radius: number): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="#c8281e"/><circle cx="${x}" cy="${y}" r="${radius * 0.9}" fill="none" stroke="#e0b040" stroke-width="${radius * 0.14}"/><path d="${star(x, y, radius * 0.4)}" fill="#ffd75e"/>`;

export const sealOf = (x: number, y: number, radius: number): string =>
  `<g opacity=".82" fill="#cc2a20"><circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#cc2a20" stroke-width="${radius * 0.07}"/><path d="${star(x, y, radius * 0.3)}"/>${text(x, y + radius * 0.72, radius * 0.24, '样本登记专用章', '#cc2a20', 'text-anchor="middle"')}</g>`;

const star = (x: number, y: number, radius: number): string =>
  `${Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? radius : radius * 0.4;
    const angle = (index * Math.PI) / 5;
    return `${index === 0 ? 'M' : 'L'}${x + Math.sin(angle) * reach} ${y - Math.cos(angle) * reach}`;
  }).join('')}Z`;
