/** Our own small icons, drawn on a 16 by 16 grid with one stroke. They never carry meaning alone: a word stands beside them. */
import type { ReactNode } from 'react';

const draw = (shapes: ReactNode) =>
  function Icon({ className = '' }: { readonly className?: string }) {
    return (
      <svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true">
        {shapes}
      </svg>
    );
  };

export const StopIcon = draw(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 4.6v4M8 11v.3" />
  </>,
);
export const WarnIcon = draw(
  <>
    <path d="M8 2.2 14.2 13H1.8z" />
    <path d="M8 6.4v3M8 11.1v.2" />
  </>,
);
export const NoteIcon = draw(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 7.4V11M8 5v.2" />
  </>,
);
export const GoodIcon = draw(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="m5.2 8.2 2 2 3.6-4" />
  </>,
);
export const ClockIcon = draw(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 4.8V8l2.2 1.6" />
  </>,
);
export const SealIcon = draw(
  <>
    <path d="M8 1.8 13 4v4c0 3-2.1 5.2-5 6.2C5.1 13.2 3 11 3 8V4z" />
    <path d="m5.7 8 1.7 1.7 3-3.4" />
  </>,
);
export const BackIcon = draw(<path d="M6 4 2.5 7.5 6 11M3 7.5h6.5a3.5 3.5 0 0 1 0 7H7" />);
export const TemplateIcon = draw(
  <>
    <rect x="1.8" y="3" width="12.4" height="10" rx="1.6" />
    <circle cx="5.4" cy="7" r="1.5" />
    <path d="M3.4 10.7c.7-1.4 3.3-1.4 4 0M9.6 6.6h2.6M9.6 9.3h2.6" />
  </>,
);
export const IntakeIcon = draw(
  <>
    <path d="M2 9.5 4 3h8l2 6.5v3.7H2z" />
    <path d="M2 9.5h3.6c.3 1.2 1.2 1.9 2.4 1.9s2.1-.7 2.4-1.9H14" />
  </>,
);
export const BundleIcon = draw(<path d="M2 5 8 2l6 3v6l-6 3-6-3zM2 5l6 3 6-3M8 8v6" />);
export const ReturnedIcon = draw(<path d="M6 2.8 2.5 6.3 6 9.8M3 6.3h6.2a4 4 0 0 1 0 8H6" />);
export const CalendarIcon = draw(
  <>
    <rect x="2" y="3" width="12" height="11" rx="1.6" />
    <path d="M2 6.4h12M5.2 1.8v2.6M10.8 1.8v2.6" />
  </>,
);
export const PrintIcon = draw(
  <>
    <path d="M4.5 6V2h7v4M4.5 12H2.6a.8.8 0 0 1-.8-.8V6.8a.8.8 0 0 1 .8-.8h10.8a.8.8 0 0 1 .8.8v4.4a.8.8 0 0 1-.8.8h-1.9" />
    <path d="M4.5 9.6h7V14h-7z" />
  </>,
);
export const SettingsIcon = draw(
  <>
    <circle cx="8" cy="8" r="2.2" />
    <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4" />
  </>,
);
export const SearchIcon = draw(
  <>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3 3" />
  </>,
);
export const PlusIcon = draw(<path d="M8 3v10M3 8h10" />);
export const CloseIcon = draw(<path d="m4 4 8 8M12 4l-8 8" />);
export const TickIcon = draw(<path d="m3 8.5 3.2 3.2L13 4.8" />);
export const DownIcon = draw(<path d="m4 6.2 4 4 4-4" />);
export const UpIcon = draw(<path d="m4 9.8 4-4 4 4" />);
export const MoreIcon = draw(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.4" />);
export const ExportIcon = draw(<path d="M8 11.5V3.5M4.8 6.7 8 3.5l3.2 3.2M3 13.5h10" />);
export const ImportIcon = draw(<path d="M8 2.5v8M4.8 7.3 8 10.5l3.2-3.2M3 13.5h10" />);
export const EqualIcon = draw(<path d="M4 6h8M4 10h8" />);
export const SaveIcon = draw(<path d="M8 3v7.5M4.8 7.5 8 10.7l3.2-3.2M3 13.5h10" />);
export const ImageIcon = draw(
  <>
    <rect x="2" y="2.8" width="12" height="10.4" rx="1.4" />
    <circle cx="5.6" cy="6.2" r="1.2" />
    <path d="m2.5 11.5 3.5-3 2.5 2 2.5-3 2.8 3.2" />
  </>,
);
export const CropIcon = draw(<path d="M4.5 1.5v10h10M1.5 4.5h10v10" />);
export const TurnLeftIcon = draw(
  <>
    <path d="M3 3v3.6h3.6" />
    <path d="M3.4 6.4a5.2 5.2 0 1 1-.4 3.6" />
  </>,
);
export const TurnRightIcon = draw(
  <>
    <path d="M13 3v3.6H9.4" />
    <path d="M12.6 6.4a5.2 5.2 0 1 0 .4 3.6" />
  </>,
);
export const FlipIcon = draw(<path d="M8 2v12M6 4.5 1.8 12H6zM10 4.5 14.2 12H10z" />);
export const GridIcon = draw(<path d="M2 3h12v10H2zM2 6.4h12M2 9.7h12M6 3v10M10.2 3v10" />);
export const ListIcon = draw(<path d="M5.5 4h8.5M5.5 8h8.5M5.5 12h8.5M2 4h.6M2 8h.6M2 12h.6" />);
export const GalleryIcon = draw(<path d="M2 2.5h5v5H2zM9 2.5h5v5H9zM2 9.5h5v4H2zM9 9.5h5v4H9z" />);
export const WholeIcon = draw(<path d="M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3" />);
export const EyeIcon = draw(
  <>
    <path d="M1.5 8C3 5.2 5.3 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.7 12.2 8 12.2S3 10.8 1.5 8z" />
    <circle cx="8" cy="8" r="1.9" />
  </>,
);
export const EyeOffIcon = draw(
  <path d="M2.5 2.5l11 11M6.4 4c.5-.1 1-.2 1.6-.2 2.7 0 5 1.4 6.5 4.2-.5.9-1.1 1.7-1.8 2.3M10 11.9c-.6.2-1.3.3-2 .3-2.7 0-5-1.4-6.5-4.2.6-1.1 1.3-2 2.2-2.7" />,
);
export const RepairIcon = draw(
  <path d="M10.3 2.3a3.2 3.2 0 0 0-3 4.4L2.3 11.7l2 2 5-5a3.2 3.2 0 0 0 4.3-3.9l-2 1.9-1.9-.5-.5-1.9 1.9-1.9z" />,
);
export const SampleIcon = draw(
  <>
    <rect x="2" y="4.5" width="9" height="8.5" rx="1.4" />
    <path d="M5 4.5V3h9v8h-3" />
  </>,
);
export const LockIcon = draw(
  <>
    <rect x="3" y="7" width="10" height="6.5" rx="1.4" />
    <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
  </>,
);
export const SwapIcon = draw(
  <path d="M4.5 2.5v10M2.2 10.3l2.3 2.4 2.3-2.4M11.5 13.5v-10M9.2 5.7l2.3-2.4 2.3 2.4" />,
);
export const StackedIcon = draw(
  <>
    <rect x="3" y="2" width="10" height="5" rx="1" />
    <rect x="3" y="9" width="10" height="5" rx="1" />
  </>,
);
export const SideBySideIcon = draw(
  <>
    <rect x="1.5" y="4" width="5.5" height="8" rx="1" />
    <rect x="9" y="4" width="5.5" height="8" rx="1" />
  </>,
);
export const ScanIcon = draw(<path d="M3 6V2.5h10V6M2 9h12v4.5H2zM2 9l1.5-3h9L14 9M5 11.3h3" />);
