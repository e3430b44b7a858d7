using System.Collections.Generic;
using Google.Protobuf;

namespace CompiledNet.SummaryTests;

/// <summary>The fields of a message that have a length, by number, without a definition of it.</summary>
internal static class Wire
{
    public static Dictionary<int, List<ByteString>> Fields(ByteString message)
    {
        var fields = new Dictionary<int, List<ByteString>>();
        var input = message.CreateCodedInput();
        while (input.ReadTag() is not 0 and var tag)
        {
            if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
            {
                input.SkipLastField();
                continue;
            }

            int number = WireFormat.GetTagFieldNumber(tag);
            if (!fields.TryGetValue(number, out var list)) fields[number] = list = [];
            list.Add(input.ReadBytes());
        }

        return fields;
    }
}
