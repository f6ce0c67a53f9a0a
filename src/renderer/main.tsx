import { createRoot } from 'react-dom/client';
import './look/tokens.css';
import './look/base.css';
import './look/controls.css';
import './look/segments.css';
import { App } from './app/app.tsx';

createRoot(document.getElementById('root') as HTMLElement).render(<App />);
