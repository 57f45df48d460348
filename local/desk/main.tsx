// Where the desk begins: its page is rendered here.
import { createRoot } from 'react-dom/client';
import './style/base.css';
import './style/layout.css';
import './style/story.css';
import './style/handsets.css';
import './style/lists.css';
import { App } from './view/app.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
