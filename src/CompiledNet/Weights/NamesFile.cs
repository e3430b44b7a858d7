using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The names of features, targets and classes among the metadata of a weight file.</summary>
internal static class NamesFile
{
    private const string FeaturesName = "compilednet.features", TargetsName = "compilednet.targets", ClassesName = "compilednet.classes";

    /// <summary>Adds the names there are.</summary>
    public static void Write(DataNames names, Dictionary<string, string> metadata)
    {
        Write(FeaturesName, names.Features);
        Write(TargetsName, names.Targets);
        Write(ClassesName, names.Classes);

        void Write(string name, IReadOnlyList<string> list)
        {
            if (list.Count > 0) metadata.Add(name, NameList.Text(list));
        }
    }

    /// <summary>The names in a file for a network.</summary>
    /// <exception cref="WeightFileException">They are damaged, or not as many as the network has numbers.</exception>
    public static DataNames Read(TensorFile file, NetworkDescription network) => new(
        NameList.Read(file, FeaturesName, network.InputSize), NameList.Read(file, TargetsName, network.TargetSize), NameList.Read(file, ClassesName, null));
}
