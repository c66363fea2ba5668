/** The frame of all pages, rendered on the server: it connects the elements to the backend. */
import type { ReactNode } from 'react';
import { Provider } from 'metastudio-widgets/react';

export const metadata = { title: 'Livestreams' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Provider tokenUrl="/metastudio/token" eventsUrl="/metastudio/events">
          {children}
        </Provider>
      </body>
    </html>
  );
}
