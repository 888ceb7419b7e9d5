import './styles/index.css';
import './app';
import { takeSignInKey } from './sign-in-key';

// before anything else: the key must not stay in the address bar or in a bookmark
const key = takeSignInKey(location, history);

const app = document.createElement('oriel-app');
app.signInKey = key;
document.body.append(app);
