using System.Reflection;
using DarkSector.Numerics.Tests;

namespace DarkSector.Interactive.Tests;

/// <summary>The rules that hold for every library, checked where all of them are loaded.</summary>
public class ArchitectureTests
{
    public static TheoryData<string> Libraries =>
        ["DarkSector.Numerics", "DarkSector.Statistics", "DarkSector.Physics", "DarkSector.Notebook", "darksector"];

    [Theory, MemberData(nameof(Libraries))]
    public void Library_HasNoPublicMutableField(string library) => Assert.Empty(Architecture.PublicMutableFields(Load(library).GetTypes()));

    [Theory, MemberData(nameof(Libraries))]
    public void Library_TakesStreamsLastAndWithoutDefault(string library) => Assert.Empty(Architecture.MisplacedStreams(Load(library).GetTypes()));

    [Theory, MemberData(nameof(Libraries))]
    public void Library_ReferencesOnlyWhatIsToItsLeft(string library) => Assert.Empty(Architecture.ReferencesAgainstTheArrow(Load(library)));

    [Theory, MemberData(nameof(Libraries))]
    public void Library_HasNoNamespaceCycle(string library) => Assert.Empty(Architecture.NamespaceCycles(Load(library).GetTypes()));

    private static Assembly Load(string name) => Assembly.Load(name);
}
