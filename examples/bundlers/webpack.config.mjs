/** webpack finds the worker by itself. */
export default {
  mode: 'production',
  entry: './main.js',
  experiments: { outputModule: true },
  output: {
    path: `${import.meta.dirname}/dist/webpack`,
    filename: 'main.js',
    module: true,
    publicPath: 'auto',
  },
  performance: false,
};
