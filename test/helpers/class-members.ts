/** The public members of the package's classes, as the type checker sees them. */
import ts from 'typescript';

/** A property, or a method with what it takes and returns; types as they are written. */
interface ClassMember {
  name: string;
  kind: 'field' | 'method';
  readonly?: boolean;
  type?: string | undefined;
  returns?: string | undefined;
  parameters?: { name: string; optional: boolean; type: string | undefined }[];
}

/** The types' texts as one line, with the quotes of the house. */
const textOf = (node: ts.Node | undefined): string | undefined => node?.getText().replace(/\s+/g, ' ');

function memberOf(name: string, declarations: readonly ts.Declaration[]): ClassMember {
  const [first] = declarations;
  if (first && ts.isMethodDeclaration(first)) {
    const parameters = first.parameters.map((parameter) => ({
      name: parameter.name.getText(),
      optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
      type: textOf(parameter.type),
    }));
    return { name, kind: 'method', returns: textOf(first.type), parameters };
  }
  const getter = declarations.find(ts.isGetAccessor);
  const isReadonly =
    (getter && !declarations.some(ts.isSetAccessor)) ||
    Boolean(first && ts.getCombinedModifierFlags(first) & ts.ModifierFlags.Readonly);
  const property = first && ts.isPropertyDeclaration(first) ? first : undefined;
  const { initializer } = property ?? {};
  const inferred =
    initializer &&
    (ts.isStringLiteral(initializer) ? 'string' : /^(true|false)$/.test(initializer.getText()) && 'boolean');
  const type = textOf(getter?.type ?? property?.type) ?? (inferred || undefined);
  return { name, kind: 'field', readonly: isReadonly, type };
}

/**
 * Reads the classes that the main entry exports. What Lit defines, the callbacks of the platform, and typed listeners are
 * no members of the contract.
 */
export function classReader(): (className: string) => ClassMember[] {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(['src/index.ts'], options);
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile('src/index.ts');
  const module = entry && checker.getSymbolAtLocation(entry);
  const exported = module ? checker.getExportsOfModule(module) : [];
  const isHidden = (one: ts.Declaration) =>
    (ts.getCombinedModifierFlags(one) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
  return (className) => {
    const symbol = exported.find(({ name }) => name === className);
    if (!symbol) throw new Error(`src/index.ts does not export ${className}`);
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const type = checker.getDeclaredTypeOfSymbol(isAlias ? checker.getAliasedSymbol(symbol) : symbol);
    return type.getProperties().flatMap((property) => {
      const declarations = (property.declarations ?? []).filter(
        (one) => !one.getSourceFile().isDeclarationFile && ts.isClassLike(one.parent),
      );
      if (declarations.length === 0 || declarations.some(isHidden)) return [];
      if (/Callback$|^requestUpdate$/.test(property.name)) return [];
      return [memberOf(property.name, declarations)];
    });
  };
}
