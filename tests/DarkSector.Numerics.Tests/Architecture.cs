using System.Reflection;
using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Tests;

/// <summary>What holds for every type of every library. Each rule returns its offenders as sentences.</summary>
/// <remarks>Other test projects compile this file too (`Compile Include="../DarkSector.Numerics.Tests/Architecture.cs"`).</remarks>
internal static class Architecture
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Each may reference those before it.
    private static readonly string[] Arrow =
        ["DarkSector.Numerics", "DarkSector.Statistics", "DarkSector.Physics", "DarkSector.Notebook", "darksector"];

    public static IReadOnlyList<string> PublicMutableFields(IEnumerable<Type> types) =>
        [.. from type in Written(types)
            from field in type.GetFields(Declared)
            where field.IsPublic && !field.IsInitOnly && !field.IsLiteral && !type.IsEnum
            select $"{type}.{field.Name} is a public mutable field"];

    public static IReadOnlyList<string> MisplacedStreams(IEnumerable<Type> types) =>
        [.. from type in Written(types)
            from method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))
            where method.IsPublic
            let parameters = method.GetParameters()
            from parameter in parameters
            where parameter.ParameterType.FullName == "DarkSector.Numerics.Random.RandomStream" && !parameter.IsOut
            where parameter.Position != parameters.Length - 1 || parameter.HasDefaultValue
            select $"{type}.{method.Name}: the stream '{parameter.Name}' is not last, or has a default"];

    public static IReadOnlyList<string> ReferencesAgainstTheArrow(Assembly assembly) => ReferencesAgainstTheArrow(
        assembly.GetName().Name!, assembly.GetReferencedAssemblies().Select(reference => reference.Name!));

    public static IReadOnlyList<string> ReferencesAgainstTheArrow(string assembly, IEnumerable<string> references) =>
        [.. from reference in references
            where reference.StartsWith("DarkSector", StringComparison.OrdinalIgnoreCase)
            where !Arrow.TakeWhile(name => name != assembly).Contains(reference)
            select $"{assembly} references {reference}, which is not to its left"];

    /// <summary>Pairs of namespaces that reach each other through signatures, fields and local variables.</summary>
    public static IReadOnlyList<string> NamespaceCycles(IEnumerable<Type> types)
    {
        var all = types.Where(type => type.Namespace is not null).ToHashSet();
        var uses = (from type in all
                    from used in Used(type).SelectMany(Parts)
                    where all.Contains(used) && used.Namespace != type.Namespace
                    select (From: type.Namespace!, To: used.Namespace!)).ToLookup(use => use.From, use => use.To);
        var reached = uses.ToDictionary(group => group.Key, group => Reached(group.Key, uses));
        return [.. from a in reached.Keys
                   from b in reached[a]
                   where string.CompareOrdinal(a, b) < 0 && reached.TryGetValue(b, out var back) && back.Contains(a)
                   select $"{a} and {b} need each other"];
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(uses[start]);
        while (open.TryPop(out var next))
            if (reached.Add(next))
                foreach (var further in uses[next])
                    open.Push(further);
        return reached;
    }

    private static IEnumerable<Type> Written(IEnumerable<Type> types) =>
        types.Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<'));

    private static IEnumerable<Type> Used(Type type)
    {
        var methods = type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)).ToArray();
        return [.. type.GetInterfaces(), .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. methods.OfType<MethodInfo>().Select(method => method.ReturnType),
            .. methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            .. methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType)];
    }

    // A generic type, an array or a reference uses the types it is made of.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
