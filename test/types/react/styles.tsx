/** The custom properties of the elements in styles, as docs/react.md shows them. */
import { Provider } from 'metastudio-widgets/react';

export const Themed = () => <Provider style={{ '--mss-accent': '#0f766e' }} tokenUrl="/metastudio/token" />;
