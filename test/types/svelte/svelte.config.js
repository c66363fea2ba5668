/** Nothing beside the defaults: svelte-check would otherwise read the configuration of the package. */
export default {};
