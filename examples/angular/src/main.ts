/** The shop's page. */
import 'metastudio-widgets/define';
import { bootstrapApplication } from '@angular/platform-browser';
import { ShopPage } from './shop-page';

bootstrapApplication(ShopPage).catch((error: unknown) => console.error(error));
