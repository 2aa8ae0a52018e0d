"""“Tin khác cùng chủ đề”: which pages go with this one."""
